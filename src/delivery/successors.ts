/** A reader who moved to another address goes on there, whatever became of the Worker that moved them. */

import { type Cohort, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed, type Placement, UNSEEN_MS } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { isDeleted } from '../storage/deletions.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { createSuccessor, type Successor } from '../subscribers/successor.ts';
import { withNextCohort } from '../subscribers/transition.ts';
import { leave } from '../subscribers/unsubscribe.ts';
import type { Tick } from './tick.ts';

/**
 * Settles what a change of a reader means for the one who goes on in their stead: makes the heir who is missing, and
 * lets go the heir of somebody who left within the minute in which neither was visible to the other. Always true.
 */
export async function settleSuccessor(id: string, change: Placement, tick: Tick, services: Services): Promise<boolean> {
  const known = await getSubscriber(services.kv, id);
  const heirId = change.successor?.id ?? known?.movedTo;
  if (known === null || heirId === undefined) return true;
  if (hasLeftMeanwhile(change, known)) await leave(heirId, tick.sentAt(), services);
  else if (change.successor) await makeIfMissing(change.successor, change.at, tick, services);
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

async function makeIfMissing(
  { id, subscriber }: Successor,
  movedAt: number,
  tick: Tick,
  services: Services,
): Promise<void> {
  const known = await getSubscriber(services.kv, id);
  if ((known?.changedAt ?? 0) >= movedAt || (await isDeleted(id, services))) return;
  const cohort = parseCohort(subscriber.cohort ?? '');
  const successor = cohort && subscriber.status === 'active' ? inTime(subscriber, cohort, tick, services) : subscriber;
  await createSuccessor({ id, subscriber: successor }, movedAt, services);
}

/** The heir in a cohort that they can still join. */
function inTime(successor: Subscriber, cohort: Cohort, tick: Tick, services: Services): Subscriber {
  const now = tick.sentAt();
  return instantOf(cohort) - now >= MENDED_BEFORE_MS
    ? successor
    : withNextCohort(successor, cohort.firstLesson, now, services);
}
