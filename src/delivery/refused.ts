/** Takes a reader off the course whose address Resend would not take. */
import type { BatchState } from '../domain/due.ts';
import { fitToTell } from '../mail/errors.ts';
import type { Edges } from '../services.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { takeOff } from '../subscribers/unsubscribe.ts';
import type { Reader } from './recipient.ts';
import type { Run } from './tick.ts';

/** Takes a batch's reader off, with the reason; their lesson did not leave. */
export async function takeOffRefused(
  { id }: Reader,
  reason: string,
  { progress }: BatchState,
  run: Run,
  edges: Edges,
): Promise<void> {
  if (run.takenOff.has(id)) return;
  run.takenOff.add(id);
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber?.status !== 'active') return;
  const received = progress ? [...new Set([...subscriber.received, ...progress.sent])] : subscriber.received;
  const receivedAt = { ...progress?.times, ...subscriber.receivedAt };
  const place = { received, receivedAt, lastLessonAt: progress?.sentAt ?? null, inDoubt: null, welcome: null };
  await takeOff({ id, subscriber, place }, { status: 'refused', reason: fitToTell(reason) }, run.sentAt(), edges);
  run.counts.refused += 1;
}
