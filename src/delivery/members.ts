/** The members of a batch, and what becomes of one whose address Resend refuses. */
import type { BatchState } from '../domain/due.ts';
import type { Recipient as MailRecipient } from '../mail/compose.ts';
import { publicMessage } from '../mail/errors.ts';
import type { Recipient } from '../storage/enrollments.ts';
import { deactivate } from '../subscribers/unsubscribe.ts';
import type { Tick } from './tick.ts';

/** A subscriber who is to get a lesson, and their index in the batch, from 0. */
export type BatchMember = MailRecipient & Recipient & { index: number };

/** Deactivates a member, with the reason; their lesson did not leave. Does nothing the second time in a tick. */
export async function deactivateRefused(
  { id }: BatchMember,
  reason: string,
  { progress }: BatchState,
  tick: Tick,
): Promise<void> {
  if (tick.deactivated.has(id)) return;
  tick.deactivated.add(id);
  const subscriber = await tick.store.subscribers.get(id);
  if (subscriber?.status !== 'active') return;
  const received = progress ? [...new Set([...subscriber.received, ...progress.sent])] : subscriber.received;
  const receivedAt = { ...progress?.times, ...subscriber.receivedAt };
  const position = { received, receivedAt, lastLessonAt: progress?.sentAt ?? null, inDoubt: null, pendingSend: null };
  await deactivate(
    { id, subscriber, position },
    { status: 'refused', reason: publicMessage(reason) },
    tick.sentAt(),
    tick,
  );
  tick.counts.refused += 1;
}
