/**
 * Cohorts: the subscribers with the same slot, first day and first lesson. A cohort is closed hours before it
 * starts, so that every enrollment is visible in KV by then, and nobody ever joins a running one.
 */
import { firstSendInstant, instantOf, type Occurrence, occurrenceAt } from './slot.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/** How long before its first lesson a cohort closes (ms): far more than KV needs to show a write everywhere. */
export const CLOSED_BEFORE_MS = 6 * HOUR_MS;

/**
 * How long before its first lesson a cohort can still be given back an enrollment that its subscriber was promised and
 * that went missing (ms). Later than closing, because moving them would enroll them twice if it is only not visible yet.
 */
export const MENDED_BEFORE_MS = HOUR_MS;

/** The least time between two lessons (ms): what turns an outage into a shift instead of a burst. */
export const MIN_GAP_MS = 12 * HOUR_MS;

export interface Cohort extends Occurrence {
  /** The slug of the first lesson that this cohort gets. */
  firstLesson: string;
}

const COHORT_NAME = /^(?<slot>\d{4})\.(?<day>\d{4}-\d{2}-\d{2})\.(?<firstLesson>[a-z0-9-]+)$/;

/** `<slot>.<yyyy-mm-dd>.<lesson slug>`: sorts by slot, then by day. */
export function cohortName({ slot, day, firstLesson }: Cohort): string {
  return `${slot}.${day}.${firstLesson}`;
}

/** The cohort of a name, or null if it is none. */
export function parseCohort(name: string): Cohort | null {
  const { slot, day, firstLesson } = COHORT_NAME.exec(name)?.groups ?? {};
  return slot && day && firstLesson ? { slot, day, firstLesson } : null;
}

/** What decides when a subscriber's lessons come. */
interface Joiner {
  timeZone: string;
  sendHour: number;
  lastLessonAt?: number | undefined;
  notBefore?: number | undefined;
  /** The instant of the latest tick that is known (ms). */
  lastTickAt?: number | undefined;
}

/**
 * The cohort that a subscriber joins at `now` (ms): the first occurrence of their slot that is still open, and not
 * within 12 hours of the last lesson they had, if they come back after one, nor before `notBefore` (ms), if they paused.
 * A cohort closes by whichever clock is ahead: `now`, or that of the ticks, which begin it.
 */
export function cohortToJoin(
  now: number,
  { timeZone, sendHour, lastLessonAt = 0, notBefore = 0, lastTickAt = 0 }: Joiner,
  firstLesson: string,
): Cohort {
  const closing = Math.max(now, lastTickAt) + CLOSED_BEFORE_MS;
  const earliest = Math.max(closing, lastLessonAt + MIN_GAP_MS, notBefore);
  return { ...occurrenceAt(firstSendInstant(earliest, timeZone, sendHour)), firstLesson };
}

/** How long a cohort's keys are kept after its course should be over (days): room for outages and for a course that grows. */
export const RETENTION_DAYS = 60;

/** When a cohort's keys may go (ms), for a course of so many lessons. */
export function keptUntil(cohort: Cohort, lessons: number): number {
  return instantOf(cohort) + (lessons + RETENTION_DAYS) * DAY_MS;
}
