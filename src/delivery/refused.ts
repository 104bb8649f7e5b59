/** Takes a reader off the course whose address Resend would not take. */
import type { BatchState } from '../domain/due.ts';
import { fitToTell } from '../mail/errors.ts';
import { deactivate } from '../subscribers/unsubscribe.ts';
import type { BatchMember } from './recipient.ts';
import type { Tick } from './tick.ts';

/** Takes a batch's reader off, with the reason; their lesson did not leave. */
export async function deactivateRefused(
  { id }: BatchMember,
  reason: string,
  { progress }: BatchState,
  tick: Tick,
): Promise<void> {
  if (tick.takenOff.has(id)) return;
  tick.takenOff.add(id);
  const subscriber = await tick.store.subscribers.get(id);
  if (subscriber?.status !== 'active') return;
  const received = progress ? [...new Set([...subscriber.received, ...progress.sent])] : subscriber.received;
  const receivedAt = { ...progress?.times, ...subscriber.receivedAt };
  const position = { received, receivedAt, lastLessonAt: progress?.sentAt ?? null, inDoubt: null, pendingSend: null };
  await deactivate({ id, subscriber, position }, { status: 'refused', reason: fitToTell(reason) }, tick.sentAt(), tick);
  tick.counts.refused += 1;
}
