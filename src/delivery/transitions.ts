/** Finishes logged changes of subscribers: those that a Worker left half done, and those that were deferred. */

import { type Cohort, cohortName, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import {
  type DeferredRequest,
  isSubscribed,
  type Placement,
  settlementOf,
  type Transition,
  UNSEEN_MS,
} from '../domain/transition.ts';
import { isEnrolledAs } from '../storage/enrollments.ts';
import type { TransitionName } from '../storage/transitions.ts';
import { afterChange } from '../subscribers/change.ts';
import { retryMove } from '../subscribers/change-address.ts';
import { isInFlight, positionOf } from '../subscribers/position.ts';
import { applyTransition, enrollIn, withNextCohort } from '../subscribers/transition.ts';
import { settleDeletion, voidTransition } from './deletions.ts';
import { settleMissed } from './missed-lessons.ts';
import { placeName } from './slot.ts';
import { settleSuccessor } from './successors.ts';
import type { Tick } from './tick.ts';

/** What to settle. */
interface Unsettled {
  transitions: readonly TransitionName[];
  /** Whether a settled change may be deleted: ticks will look for the pending send that it may have left. */
  mayForget: boolean;
}

/**
 * Settles every change that is old enough to be fully visible here. Adds the enrollments that it empties, which a list
 * may still show as filled, to `withheld`.
 */
export async function settleTransitions({ transitions, mayForget }: Unsettled, tick: Tick): Promise<void> {
  for (const { id, at } of transitions) {
    if (tick.sentAt() - at < UNSEEN_MS) continue;
    const change = await tick.store.transitions.get(id, at);
    const isWhole = change !== null && (await settleTransition(id, change, tick));
    if (isWhole && mayForget) await tick.store.transitions.delete(id, at);
  }
}

async function settleTransition(id: string, change: Transition, tick: Tick): Promise<boolean> {
  if (change.kind === 'deleted') return settleDeletion(id, change, tick);
  if (await tick.store.deletions.has(id)) {
    await voidTransition(id, change, tick);
    return false;
  }
  const subscriber = await tick.store.subscribers.get(id);
  if (change.kind === 'deferred') return settleDeferred(id, change, subscriber, tick);
  await settlePlacement(id, change, subscriber, tick);
  await settleMissed(id, change, subscriber, tick);
  return settleSuccessor(id, change, tick);
}

async function settlePlacement(id: string, change: Placement, known: Subscriber | null, tick: Tick): Promise<boolean> {
  const { store } = tick;
  const settlement = settlementOf(change, known);
  let wasThere = false;
  for (const cohort of settlement.emptied) {
    tick.withheld.add(placeName({ cohort, id }));
    const wasFilled = await emptyPlace(id, cohort, tick);
    if (cohort === change.from) wasThere = wasFilled;
  }
  if (settlement.subscriber) {
    // The request never ended: nobody knows whether its lesson left.
    if (change.pendingSend && settlement.subscriber === change.subscriber) {
      const { address, name } = change.subscriber;
      await store.pendingSends.put(id, { address, name, ...change.pendingSend, at: tick.sentAt() });
      // This tick may not see that yet, and lesson 2 must not leave before the next one has moved them behind lesson 1.
      if (change.subscriber.cohort) tick.withheld.add(placeName({ cohort: change.subscriber.cohort, id }));
    }
    await store.subscribers.put(id, wasThere ? goneNow(settlement.subscriber, tick) : settlement.subscriber);
  }
  const subscriber = settlement.subscriber ?? known;
  const cohort = parseCohort(settlement.enrolled ?? '');
  if (subscriber && cohort) await fillPlace(id, subscriber, { cohort, at: change.at }, tick);
  return true;
}

/** Empties an enrollment. True if it was still filled, so that lessons went to it until now. */
async function emptyPlace(id: string, name: string, tick: Tick): Promise<boolean> {
  const cohort = parseCohort(name);
  if (cohort === null || !(await tick.store.enrollments.get(name, id))?.recipient) return false;
  const lessons = tick.course.lessons.length;
  await tick.store.enrollments.empty({ cohort, id, lessons, now: tick.sentAt() });
  return true;
}

/** A subscriber who left and was still mailed counts as gone from now on: what came in between is not repeated. */
function goneNow(subscriber: Subscriber, tick: Tick): Subscriber {
  return isSubscribed(subscriber) ? subscriber : { ...subscriber, leftAt: tick.sentAt() };
}

/** The enrollment that a change of `at` (ms) calls for. */
interface Due {
  cohort: Cohort;
  at: number;
}

/**
 * Fills a subscriber's enrollment if it is missing or differs from their record; if its cohort is about to run, in a
 * later one. That counts as made so long ago that whatever they have asked for since, visible here or not, prevails.
 */
async function fillPlace(id: string, subscriber: Subscriber, { cohort, at }: Due, tick: Tick): Promise<void> {
  const enrolled = await tick.store.enrollments.get(cohortName(cohort), id);
  if (enrolled?.recipient && isEnrolledAs(enrolled.recipient, subscriber)) return;
  const isReplaced = (await tick.store.transitions.of(id)).some((one) => one.kind === 'placement' && one.at > at);
  // The later change fills an enrollment of its own, and might not see that this one is filled now, and empty it.
  if (isReplaced) return;
  // The wall clock counts: cron may deliver a tick hours late.
  if (enrolled?.recipient || instantOf(cohort) - tick.sentAt() >= MENDED_BEFORE_MS)
    return enrollIn(cohort, id, subscriber, tick);
  const after = await withNextCohort(subscriber, cohort.firstLesson, tick.sentAt(), tick);
  await applyTransition({ id, before: subscriber, after }, tick.sentAt() - UNSEEN_MS + 1, tick);
}

/**
 * Makes a change that was requested while a lesson was on its way. It is logged in place of the request, or after the
 * move that a tick has made meanwhile, so the next tick settles it like any other; true once the request is done.
 */
async function settleDeferred(
  id: string,
  { at, request }: DeferredRequest,
  subscriber: Subscriber | null,
  tick: Tick,
): Promise<boolean> {
  // Leaving voids a request, and coming back does not revive it.
  if (!isSubscribed(subscriber) || subscriber.consent.confirmedAt > at) return true;
  if (request.action === 'address') {
    return retryMove({ id, address: request.address }, request.issuedAt, tick.sentAt(), tick);
  }
  const position = await positionOf(id, subscriber, tick.sentAt(), tick);
  if (isInFlight(position)) return false;
  const after = await afterChange({ subscriber, position }, request, tick.sentAt(), tick);
  if (after === null) return true;
  const madeAt = Math.max(at, (subscriber.changedAt ?? 0) + 1);
  await applyTransition({ id, before: subscriber, after }, madeAt, tick);
  return madeAt !== at;
}
