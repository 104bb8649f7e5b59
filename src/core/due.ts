/** The one question that a tick asks of a batch: is a lesson due? */
import { type Cohort, LEAST_GAP_MS } from './cohort.ts';
import { nextLesson } from './lesson.ts';
import { instantOf, latestOccurrence } from './slot.ts';
import { DAY_MS, MINUTE_MS } from './time.ts';

/** A batch's last send: all that is needed to see that nothing is due yet. */
export interface LastSend {
  /** The day (UTC) of the slot's occurrence that it was for. */
  occurrence: string;
  /** When it was done (ms). */
  sentAt: number;
  /** Nothing was left to send after it. Stays so, even if the course grows: nobody is mailed out of the blue. */
  finished: boolean;
}

/** How far a batch has come. */
export interface Progress extends LastSend {
  /** Slugs in the order in which they were sent, those before this cohort included. */
  sent: string[];
  /** How many readers the last send reached. */
  count: number;
}

/** What is to be known of a batch: its progress, or, where nothing was sent yet, what its readers had before. */
export interface BatchState {
  cohort: Cohort;
  progress: Progress | null;
  /** Slugs that the batch's readers received before they joined; only looked at without progress. */
  received: readonly string[];
}

export interface DueLesson {
  lesson: string;
  /** The day (UTC) of the occurrence that the lesson is for. */
  occurrence: string;
}

/**
 * The day of the occurrence for which a cohort's batch waits at `now` (ms), or null: the latest one that has
 * begun, if it is newer than the last send, and that send at least 12 hours gone.
 */
export function occurrenceDue(cohort: Cohort, last: LastSend | null, now: number): string | null {
  const occurrence = latestOccurrence(cohort.slot, now);
  if (instantOf(occurrence) < instantOf(cohort)) return null;
  if (last === null) return occurrence.day;
  const isNew = occurrence.day > last.occurrence;
  return isNew && !last.finished && now - last.sentAt >= LEAST_GAP_MS ? occurrence.day : null;
}

/** The lesson that is due for a batch at `now` (ms), or null where none is or none is left. */
export function lessonDue(batch: BatchState, course: readonly string[], now: number): DueLesson | null {
  const occurrence = occurrenceDue(batch.cohort, batch.progress, now);
  if (occurrence === null) return null;
  const lesson = nextLesson(course, placeOf(batch));
  return lesson === null ? null : { lesson, occurrence };
}

/** A tick's length and KV's minute (ms): so long after an occurrence nobody can be sure whether its lesson is out. */
const IN_DOUBT_MS = 30 * MINUTE_MS;

/**
 * The lesson that may have left a moment before `now` (ms) although the batch's progress does not show it yet; null
 * where none may. Whoever leaves just then counts as having had it, so that it is not repeated should they come back.
 */
export function lessonInDoubt(batch: BatchState, course: readonly string[], now: number): string | null {
  const due = lessonDue(batch, course, now);
  if (due === null) return null;
  const since = now - instantOf({ slot: batch.cohort.slot, day: due.occurrence });
  return since < IN_DOUBT_MS ? due.lesson : null;
}

/** The progress after a lesson that was due has left at `sentAt` (ms) for `count` readers. */
export function progressAfter(
  batch: BatchState,
  { lesson, occurrence }: DueLesson,
  course: readonly string[],
  { sentAt, count }: { sentAt: number; count: number },
): Progress {
  const sent = [...placeOf(batch).sent, lesson];
  return { sent, occurrence, sentAt, count, finished: nextLesson(course, { sent }) === null };
}

/** Where a batch stands in the course. */
export function placeOf({ cohort, progress, received }: BatchState) {
  return progress ? { sent: progress.sent } : { sent: received, firstLesson: cohort.firstLesson };
}

/** When a batch's next lesson can leave (ms): now or earlier where it is due already. */
export function nextSendInstant(cohort: Cohort, last: LastSend | null, now: number): number {
  if (occurrenceDue(cohort, last, now) !== null) return now;
  let instant = Math.max(instantOf(cohort), instantOf(latestOccurrence(cohort.slot, now)) + DAY_MS);
  while (last && instant - last.sentAt < LEAST_GAP_MS) instant += DAY_MS;
  return instant;
}
