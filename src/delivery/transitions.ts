/** Finishes what was written down of readers' changes: those that a Worker left half done, and those that waited. */

import { type Cohort, cohortName, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import {
  type Change,
  isIn,
  type MadeChange,
  settlementOf,
  UNSEEN_MS,
  type WishedChange,
} from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { isErased } from '../storage/deletions.ts';
import { emptyEnrollment, getEnrollment, isEnrolledAs } from '../storage/enrollments.ts';
import { putWelcome } from '../storage/pending-sends.ts';
import { getSubscriber, putSubscriber } from '../storage/subscribers.ts';
import { type ChangeName, changesOf, getChange, removeChange } from '../storage/transitions.ts';
import { afterWish } from '../subscribers/apply-request.ts';
import { grantMove } from '../subscribers/change-address.ts';
import { isOnItsWay, placeOfReader } from '../subscribers/position.ts';
import { changePlace, enrollIn, joining } from '../subscribers/transition.ts';
import { settleErased, voidChange } from './deletions.ts';
import { settleMissed } from './missed-lessons.ts';
import { placeName } from './slot.ts';
import { settleHeir } from './successors.ts';
import type { Run } from './tick.ts';

/** What to settle. */
interface Unsettled {
  changes: readonly ChangeName[];
  /** Whether a change that is whole may be forgotten: ticks surely look for the lesson that it may have left waiting. */
  mayForget: boolean;
}

/**
 * Settles every change that is old enough for all of it to be visible here. Adds the places that it
 * emptied just now, which a list may still show as filled, to `withheld`.
 */
export async function settleChanges(
  { changes, mayForget }: Unsettled,
  withheld: Set<string>,
  run: Run,
  edges: Edges,
): Promise<void> {
  for (const { id, at } of changes) {
    if (run.sentAt() - at < UNSEEN_MS) continue;
    const change = await getChange(edges.kv, id, at);
    const isWhole = change !== null && (await settleChange(id, change, withheld, run, edges));
    if (isWhole && mayForget) await removeChange(edges.kv, id, at, edges.time.sleep);
  }
}

async function settleChange(
  id: string,
  change: Change,
  withheld: Set<string>,
  run: Run,
  edges: Edges,
): Promise<boolean> {
  if (change.kind === 'erased') return settleErased(id, change, withheld, run, edges);
  if (await isErased(id, edges)) {
    await voidChange(id, change, edges);
    return false;
  }
  const subscriber = await getSubscriber(edges.kv, id);
  if (change.kind === 'wished') return settleWished(id, change, subscriber, run, edges);
  await settleMade(id, change, subscriber, withheld, run, edges);
  await settleMissed(id, change, subscriber, run, edges);
  return settleHeir(id, change, run, edges);
}

async function settleMade(
  id: string,
  change: MadeChange,
  known: Subscriber | null,
  withheld: Set<string>,
  run: Run,
  edges: Edges,
): Promise<boolean> {
  const { kv, time } = edges;
  const settlement = settlementOf(change, known);
  let wasThere = false;
  for (const cohort of settlement.emptied) {
    withheld.add(placeName({ cohort, id }));
    const wasFilled = await emptyPlace(id, cohort, run, edges);
    if (cohort === change.from) wasThere = wasFilled;
  }
  if (settlement.subscriber) {
    // The confirmation never came to its end: nobody knows whether lesson 1 left.
    if (change.welcome && settlement.subscriber === change.subscriber) {
      const { address, name } = change.subscriber;
      await putWelcome(kv, id, { address, name, ...change.welcome, at: run.sentAt() }, time.sleep);
      // This tick may not see that: lesson 2 is not to come before the next one has moved its reader behind lesson 1.
      if (change.subscriber.cohort) withheld.add(placeName({ cohort: change.subscriber.cohort, id }));
    }
    await putSubscriber(kv, id, wasThere ? goneNow(settlement.subscriber, run) : settlement.subscriber, time.sleep);
  }
  const subscriber = settlement.subscriber ?? known;
  const cohort = parseCohort(settlement.enrolled ?? '');
  if (subscriber && cohort) await fillPlace(id, subscriber, cohort, change, run, edges);
  return true;
}

/** Empties a reader's place. True if it was still filled: lessons came to it until now. */
async function emptyPlace(id: string, name: string, run: Run, { kv, course, time }: Edges): Promise<boolean> {
  const cohort = parseCohort(name);
  if (cohort === null || !(await getEnrollment(kv, name, id))?.reader) return false;
  const lessons = course.lessons.length;
  await emptyEnrollment(kv, { cohort, id, lessons, now: run.sentAt() }, time.sleep);
  return true;
}

/** Who wanted to leave, and was still mailed, has left now: what came in between is not to be repeated. */
function goneNow(subscriber: Subscriber, run: Run): Subscriber {
  return isIn(subscriber) ? subscriber : { ...subscriber, leftAt: run.sentAt() };
}

/**
 * Fills a reader's place where it is missing, or not as they are; in a cohort that is about to run, in a later one. That counts as made
 * so long ago that whatever the reader has asked for since, and is not visible here yet, goes before it.
 */
async function fillPlace(
  id: string,
  reader: Subscriber,
  cohort: Cohort,
  change: MadeChange,
  run: Run,
  edges: Edges,
): Promise<void> {
  const place = await getEnrollment(edges.kv, cohortName(cohort), id);
  if (place?.reader && isEnrolledAs(place.reader, reader)) return;
  const later = (await changesOf(edges.kv, id)).some(({ kind, at }) => kind === 'made' && at > change.at);
  // It fills a place of its own, and might not see that this one is filled now, and empty it.
  if (later) return;
  // When it really is counts: cron may deliver a tick hours late.
  if (place?.reader || instantOf(cohort) - run.sentAt() >= MENDED_BEFORE_MS) return enrollIn(cohort, id, reader, edges);
  const after = joining(reader, cohort.firstLesson, run.sentAt(), edges);
  await changePlace({ id, before: reader, after }, run.sentAt() - UNSEEN_MS + 1, edges);
}

/**
 * Makes a change that was wished for while a lesson was on its way. It is written down in place of the wish, or after
 * the move that a tick has made meanwhile, so the next tick settles it like any other; true where the wish is over.
 */
async function settleWished(
  id: string,
  { at, wish }: WishedChange,
  subscriber: Subscriber | null,
  run: Run,
  edges: Edges,
): Promise<boolean> {
  // Leaving voids a wish, and coming back does not revive it.
  if (!isIn(subscriber) || subscriber.consent.confirmedAt > at) return true;
  if (wish.action === 'address') {
    return grantMove({ id, address: wish.address }, wish.issuedAt, run.sentAt(), edges);
  }
  const place = await placeOfReader(id, subscriber, run.sentAt(), edges);
  if (isOnItsWay(place)) return false;
  const after = afterWish(subscriber, place, wish, run.sentAt(), edges);
  if (after === null) return true;
  const madeAt = Math.max(at, (subscriber.changedAt ?? 0) + 1);
  await changePlace({ id, before: subscriber, after }, madeAt, edges);
  return madeAt !== at;
}
