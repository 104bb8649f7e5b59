/** The one question that a tick asks of a batch: is a lesson due? */
import { type Attempt, isUnsendable, unfinishedLesson } from './attempt.ts';
import { type Cohort, MIN_GAP_MS } from './cohort.ts';
import { nextLesson } from './lesson.ts';
import { instantOf, latestOccurrence } from './slot.ts';
import { DAY_MS } from './time.ts';
import { CROSSED_MS, UNSEEN_MS } from './transition.ts';

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
  /** How many subscribers the last send reached. */
  count: number;
  /** When the tick began that first tried it, for each lesson that this cohort got (ms). */
  times?: Record<string, number> | undefined;
  /** Slugs among `sent` of which nobody could tell any more whether they had left; they count as sent. */
  inDoubt?: string[] | undefined;
}

/** What is to be known of a batch: its progress, or, where nothing was sent yet, what its subscribers had before. */
export interface BatchState {
  cohort: Cohort;
  progress: Progress | null;
  /** What is written down of its last call, if any was made. */
  attempt: Attempt | null;
  /** Slugs that the batch's subscribers received before they joined; only looked at without progress. */
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
  return isNew && !last.finished && now - last.sentAt >= MIN_GAP_MS ? occurrence.day : null;
}

/**
 * The lesson that is due for a batch at `now` (ms), or null where none is, none is left, or Resend has refused it for
 * this occurrence. One that was begun goes first, as long as the course still has it.
 */
export function lessonDue(batch: BatchState, course: readonly string[], now: number): DueLesson | null {
  const occurrence = occurrenceDue(batch.cohort, batch.progress, now);
  if (occurrence === null) return null;
  const place = placeOf(batch);
  const begun = unfinishedLesson(batch.attempt, place.sent);
  const lesson = begun !== null && course.includes(begun) ? begun : nextLesson(course, place);
  return lesson === null || isUnsendable(batch.attempt, lesson, occurrence) ? null : { lesson, occurrence };
}

/**
 * The lesson that may be on its way at `now` (ms), although the batch's progress does not show it: one that is due,
 * or will be before every location has seen what is written now. Null where none is.
 */
export function lessonInFlight(batch: BatchState, course: readonly string[], now: number): string | null {
  return lessonDue(batch, course, now + UNSEEN_MS)?.lesson ?? null;
}

/** What is known, at `now` (ms), of a lesson that was on its way when a subscriber left at `leftAt` (ms). */
interface LeftBehind {
  lesson: string;
  leftAt: number;
  now: number;
}

/**
 * Whether somebody who left had the lesson that was on its way then: not if it was first tried by a tick that began
 * when every location knew that they were gone, or never. Where that can't be told it counts as had: nothing is ever repeated.
 */
export function hadWhenLeft(
  { lesson, leftAt, now }: LeftBehind,
  progress: Progress | null,
  attempt: Attempt | null,
): boolean {
  const mayHaveLeft = attempt?.lesson === lesson && (attempt.open !== null || attempt.taken);
  const triedAt = progress?.times?.[lesson] ?? (mayHaveLeft ? attempt.since : null);
  if (triedAt !== null) return triedAt < leftAt + UNSEEN_MS;
  return (progress?.sent.includes(lesson) ?? false) || now < leftAt + CROSSED_MS;
}

/** The progress after a lesson that was due has left at `sentAt` (ms) for `count` subscribers. */
export function progressAfter(
  batch: BatchState,
  { lesson, occurrence }: DueLesson,
  course: readonly string[],
  { sentAt, count, triedAt, isInDoubt }: { sentAt: number; count: number; triedAt: number; isInDoubt: boolean },
): Progress {
  const sent = [...placeOf(batch).sent, lesson];
  const times = { ...batch.progress?.times, [lesson]: triedAt };
  const inDoubt = [...(batch.progress?.inDoubt ?? []), ...(isInDoubt ? [lesson] : [])];
  const finished = nextLesson(course, { sent }) === null;
  return { sent, occurrence, sentAt, count, finished, times, ...(inDoubt.length > 0 ? { inDoubt } : {}) };
}

/** Where a batch stands in the course. */
export function placeOf({ cohort, progress, received }: Omit<BatchState, 'attempt'>) {
  return progress ? { sent: progress.sent } : { sent: received, firstLesson: cohort.firstLesson };
}

/**
 * What a subscriber of a batch has had, those from before their cohort (`received`) first, and the slug of their next lesson;
 * null where none is left.
 */
export function lessonsIn(
  { cohort, progress, received }: Omit<BatchState, 'attempt'>,
  course: readonly string[],
): { had: string[]; next: string | null } {
  const place = placeOf({ cohort, progress, received });
  const had = [...new Set([...received, ...place.sent])];
  return { had, next: progress?.finished ? null : nextLesson(course, { ...place, sent: had }) };
}

/** When a batch's next lesson can leave (ms): now or earlier where it is due already. */
export function nextSendInstant(cohort: Cohort, last: LastSend | null, now: number): number {
  if (occurrenceDue(cohort, last, now) !== null) return now;
  let instant = Math.max(instantOf(cohort), instantOf(latestOccurrence(cohort.slot, now)) + DAY_MS);
  while (last && instant - last.sentAt < MIN_GAP_MS) instant += DAY_MS;
  return instant;
}
