/**
 * What the ticks have before them. A tick looks at the slots after `delivered`, the last one that was delivered in full,
 * and asks of each batch whether a lesson is due (due.ts); this asks the same ahead of it.
 */
import type { Cohort } from './cohort.ts';
import { type LastSend, occurrenceDue } from './due.ts';
import { OVERDUE_MS } from './incident.ts';
import { instantOf, latestOccurrence } from './slot.ts';
import { DAY_MS } from './time.ts';

/** How far the ticks have come: all slots up to `delivered` (ms; null before the first tick), at `now` (ms). */
export interface Progressed {
  delivered: number | null;
  now: number;
}

/** How many subscribers get a lesson. */
export interface Ahead {
  /** Their slot has come, and the lesson is not away. */
  due: number;
  /** Of these, for longer than any tick takes. */
  overdue: number;
  /** From now on until the time that was asked about. */
  soon: number;
}

/**
 * When (ms) the slot comes, or came, in which a batch gets its next lesson; null where no more comes. A batch that was due
 * in a slot and got nothing, though the slot was delivered in full, has nobody left in it.
 */
export function nextSend(cohort: Cohort, last: LastSend | null, { delivered, now }: Progressed): number | null {
  if (last?.finished || (last && delivered !== null && wasPassedBy(cohort, last, delivered))) return null;
  const latest = instantOf(latestOccurrence(cohort.slot, now));
  const isOpen = delivered === null || latest > delivered;
  if (isOpen && occurrenceDue(cohort, last, now) !== null) return latest;
  const next = Math.max(instantOf(cohort), latest + DAY_MS);
  return occurrenceDue(cohort, last, next) === null ? next + DAY_MS : next;
}

function wasPassedBy(cohort: Cohort, last: LastSend, delivered: number): boolean {
  return occurrenceDue(cohort, last, instantOf(latestOccurrence(cohort.slot, delivered))) !== null;
}

/** Counts so many subscribers, whose slot comes or came at `at` (ms), among what is ahead until `until` (ms). */
export function withSubscribersAt(
  ahead: Ahead,
  { at, subscribers }: { at: number; subscribers: number },
  { now, until }: { now: number; until: number },
): Ahead {
  if (at > until) return ahead;
  if (at > now) return { ...ahead, soon: ahead.soon + subscribers };
  return { ...ahead, due: ahead.due + subscribers, overdue: ahead.overdue + (now - at > OVERDUE_MS ? subscribers : 0) };
}
