/** What a tick has to do about a batch whose occurrence has come. */
import { type Attempt, unfinishedLesson } from './attempt.ts';
import { type BatchState, type DueLesson, lessonDue, placeOf } from './due.ts';
import { nextLesson } from './lesson.ts';

/**
 * - `send`: a lesson is due.
 * - `give-up`: the author took a lesson away that has left for some, or may have; it counts as sent, and is missing to nobody.
 * - `finish`: the author took all away that was left.
 * - `wait`: Resend has refused the lesson for this occurrence, or it is not time yet.
 */
export type NextStep =
  | { kind: 'send'; due: DueLesson }
  | { kind: 'give-up'; attempt: Attempt }
  | { kind: 'finish' }
  | { kind: 'wait' };

/** The next step of a batch at `now` (ms), for today's course. */
export function nextStep(state: BatchState, course: readonly string[], now: number): NextStep {
  const { attempt } = state;
  const begun = unfinishedLesson(attempt, placeOf(state).sent);
  if (attempt && begun !== null && !course.includes(begun)) return { kind: 'give-up', attempt };
  const due = lessonDue(state, course, now);
  if (due) return { kind: 'send', due };
  return nextLesson(course, placeOf(state)) === null ? { kind: 'finish' } : { kind: 'wait' };
}
