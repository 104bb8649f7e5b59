/** A subscriber who changed their address goes on there, even if the Worker that moved them died. */

import { type Cohort, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed, type Placement, UNSEEN_MS } from '../domain/transition.ts';
import { createSuccessor, type Successor } from '../subscribers/successor.ts';
import { withNextCohort } from '../subscribers/transition.ts';
import { unsubscribe } from '../subscribers/unsubscribe.ts';
import type { Tick } from './tick.ts';

/**
 * Settles what a change means for the subscriber's successor: creates a successor that is missing, and
 * unsubscribes the successor of somebody who left within the minute in which neither change was visible to the other.
 * Always true.
 */
export async function settleSuccessor(id: string, change: Placement, tick: Tick): Promise<boolean> {
  const known = await tick.store.subscribers.get(id);
  const successorId = change.successor?.id ?? known?.movedTo;
  if (known === null || successorId === undefined) return true;
  if (hasLeftMeanwhile(change, known)) await unsubscribe(successorId, tick.sentAt(), tick);
  else if (change.successor) await makeIfMissing(change.successor, change.at, tick);
  return true;
}

/** Whether one of the two is a leaving, the other a move, and neither can have known of the other. */
function hasLeftMeanwhile({ at, subscriber }: Placement, known: Subscriber): boolean {
  const [move, other] = subscriber.movedTo === undefined ? [known, subscriber] : [subscriber, known];
  if (move.movedTo === undefined || other.movedTo !== undefined || isSubscribed(other)) return false;
  const changedAt = known.changedAt ?? 0;
  const confirmedAt = Math.max(move.consent.confirmedAt, other.consent.confirmedAt);
  return Math.abs(changedAt - at) < UNSEEN_MS && confirmedAt < Math.min(changedAt, at);
}

async function makeIfMissing({ id, subscriber }: Successor, movedAt: number, tick: Tick): Promise<void> {
  const known = await tick.store.subscribers.get(id);
  if ((known?.changedAt ?? 0) >= movedAt || (await tick.store.deletions.has(id))) return;
  const cohort = parseCohort(subscriber.cohort ?? '');
  const successor = cohort && subscriber.status === 'active' ? await inTime(subscriber, cohort, tick) : subscriber;
  await createSuccessor({ id, subscriber: successor }, movedAt, tick);
}

/** The successor in a cohort that they can still join. */
async function inTime(successor: Subscriber, cohort: Cohort, tick: Tick): Promise<Subscriber> {
  const now = tick.sentAt();
  return instantOf(cohort) - now >= MENDED_BEFORE_MS
    ? successor
    : withNextCohort(successor, cohort.firstLesson, now, tick);
}
