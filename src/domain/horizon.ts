/**
 * A cohort's keys are kept for weeks after its course is over, and a list has no other beginning than a prefix. So a slot
 * with thousands of places has a horizon: the day (UTC, `yyyy-mm-dd`) of the first cohort that may still get a lesson. What
 * lies before it is not listed any more. It only ever saves lists: without it, all there is is looked through.
 */
import { type Cohort, RETENTION_DAYS } from './cohort.ts';
import { latestOccurrence } from './slot.ts';
import { DAY_MS, dayOf } from './time.ts';

/** The horizons of slots that have one. */
export type Horizons = Readonly<Record<string, string>>;

/** From so many places on, two lists for each day of a course cost less than one for each thousand places. */
const HORIZON_MIN_PLACES = 20_000;

/** The beginnings of the names of all cohorts of a slot that may get a lesson at `now` (ms), in order. */
export function cohortPrefixes(slot: string, horizon: string | undefined, now: number): string[] {
  const today = latestOccurrence(slot, now).day;
  if (horizon === undefined || Date.parse(today) - Date.parse(horizon) > RETENTION_DAYS * DAY_MS) return [`${slot}.`];
  const prefixes: string[] = [];
  for (let at = Date.parse(horizon); dayOf(at) <= today; at += DAY_MS) prefixes.push(`${slot}.${dayOf(at)}.`);
  return prefixes;
}

/** Watches the batches of a slot go by. */
export interface HorizonWatch {
  /** Takes note of one; `isOver`: none of its places will ever get a lesson any more. */
  see(batch: { cohort: Cohort; places: number; isOver: boolean }): void;
  /** The horizon, once all batches were seen; undefined where the slot has too few places to be worth one. */
  horizon(): string | undefined;
}

/** Watches a slot whose horizon was `before`, at `now` (ms). */
export function watchHorizon(slot: string, before: string | undefined, now: number): HorizonWatch {
  let places = 0;
  // Who joins now joins a later day.
  let first = latestOccurrence(slot, now).day;
  return {
    see(batch) {
      places += batch.places;
      if (!batch.isOver && batch.cohort.day < first) first = batch.cohort.day;
    },
    horizon: () => (before !== undefined || places >= HORIZON_MIN_PLACES ? first : undefined),
  };
}
