/** A reader who moved to another address goes on there, whatever became of the Worker that moved them. */

import { type Cohort, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isIn, type MadeChange, UNSEEN_MS } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { isErased } from '../storage/deletions.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { type Heir, makeHeir } from '../subscribers/successor.ts';
import { joining } from '../subscribers/transition.ts';
import { leave } from '../subscribers/unsubscribe.ts';
import type { Run } from './tick.ts';

/**
 * Settles what a change of a reader means for the one who goes on in their stead: makes the heir who is missing, and
 * lets go the heir of somebody who left within the minute in which neither was visible to the other. Always true.
 */
export async function settleHeir(id: string, change: MadeChange, run: Run, edges: Edges): Promise<boolean> {
  const known = await getSubscriber(edges.kv, id);
  const heirId = change.heir?.id ?? known?.movedTo;
  if (known === null || heirId === undefined) return true;
  if (hasLeftMeanwhile(change, known)) await leave(heirId, run.sentAt(), edges);
  else if (change.heir) await makeIfMissing(change.heir, change.at, run, edges);
  return true;
}

/** Whether one of the two is a leaving, the other a move, and neither can have known of the other. */
function hasLeftMeanwhile({ at, subscriber }: MadeChange, known: Subscriber): boolean {
  const [move, other] = subscriber.movedTo === undefined ? [known, subscriber] : [subscriber, known];
  if (move.movedTo === undefined || other.movedTo !== undefined || isIn(other)) return false;
  const changedAt = known.changedAt ?? 0;
  const confirmedAt = Math.max(move.consent.confirmedAt, other.consent.confirmedAt);
  return Math.abs(changedAt - at) < UNSEEN_MS && confirmedAt < Math.min(changedAt, at);
}

async function makeIfMissing({ id, subscriber }: Heir, movedAt: number, run: Run, edges: Edges): Promise<void> {
  const known = await getSubscriber(edges.kv, id);
  if ((known?.changedAt ?? 0) >= movedAt || (await isErased(id, edges))) return;
  const cohort = parseCohort(subscriber.cohort ?? '');
  const heir = cohort && subscriber.status === 'active' ? inTime(subscriber, cohort, run, edges) : subscriber;
  await makeHeir({ id, subscriber: heir }, movedAt, edges);
}

/** The heir in a cohort that they can still join. */
function inTime(heir: Subscriber, cohort: Cohort, run: Run, edges: Edges): Subscriber {
  const now = run.sentAt();
  return instantOf(cohort) - now >= MENDED_BEFORE_MS ? heir : joining(heir, cohort.firstLesson, now, edges);
}
