/** Taking a deletion back: for an hour by whoever holds its token, later by the operator, who only lifts the mark. */

import { type Subscriber, subscriberId } from '../domain/subscriber.ts';
import { isSubscribed } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { withDoubtSettled } from './position.ts';
import { reactivate } from './rejoin.ts';
import { applyTransition } from './transition.ts';

/**
 * Restores the subscriber with this id at `now` (ms) from the token that their deletion returned. Twice is once. Null for
 * a token that is over an hour old, somebody else's, or none.
 */
export async function restore(id: string, undo: string, now: number, services: Services): Promise<Subscriber | null> {
  const opened = await services.tokens.openRestore(undo, now);
  if (opened.kind !== 'valid') return null;
  const { issuedAt, claims } = opened;
  const [current, ...earlier] = claims.deleted;
  if (current?.[0] !== id || (await subscriberId(current[1].address)) !== id) return null;
  const known = await services.store.subscribers.get(id);
  if (known && (known.changedAt ?? 0) > issuedAt) return known;
  for (const [each, old] of earlier) {
    await services.store.deletions.delete(each);
    await services.store.subscribers.put(each, { ...old, changedAt: now });
  }
  await services.store.deletions.delete(id);
  return restoreRecord({ id, kept: current[1], deletedAt: issuedAt }, now, services);
}

interface Deleted {
  id: string;
  /** The subscriber as they were deleted. */
  kept: Subscriber;
  /** When that was (ms). */
  deletedAt: number;
}

/** The course goes on as it does for somebody who left when they were deleted, and comes back. */
async function restoreRecord({ id, kept, deletedAt }: Deleted, now: number, services: Services): Promise<Subscriber> {
  if (!isSubscribed(kept)) return applyTransition({ id, before: null, after: kept }, now, services);
  const before = await withDoubtSettled(id, { ...kept, status: 'left', leftAt: deletedAt }, now, services);
  const { leftAt: _, inDoubt: __, pendingSend: ___, ...rest } = before;
  const after = { ...rest, status: kept.status, consent: { ...kept.consent, requestedAt: now, confirmedAt: now } };
  // Where nothing was ahead of them, nothing is now.
  const isOver = kept.status === 'active' && kept.cohort === null;
  return isOver
    ? applyTransition({ id, before: null, after }, now, services)
    : reactivate({ id, before, after }, now, services);
}

/**
 * Lets somebody who was deleted sign up again from `now` (ms) on. Nothing of what was deleted comes back, and they are
 * mailed only once they have signed up and confirmed anew. False where no deletion of this id is known.
 */
export async function liftDeletion(id: string, now: number, services: Services): Promise<boolean> {
  if (!(await services.store.deletions.has(id))) return false;
  await services.store.deletions.lift(id, now);
  return true;
}
