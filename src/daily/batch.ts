/** Delivers one batch: asks whether a lesson is due, sends it, writes down that it was sent. */
import { type Attempt, attemptFor, nextPart, unfinishedLesson } from '../core/attempt.ts';
import type { Batch } from '../core/batch.ts';
import { parseCohort } from '../core/cohort.ts';
import { slugsOf } from '../core/course.ts';
import { type BatchState, type DueLesson, type LastSend, lessonDue, placeOf, progressAfter } from '../core/due.ts';
import { nextLesson } from '../core/lesson.ts';
import type { Edges } from '../edges.ts';
import { getAttempt, putAttempt } from '../kv/attempts.ts';
import { getProgress, putProgress } from '../kv/batches.ts';
import type { Enrollment } from '../kv/enrollments.ts';
import { type Dispatch, type Reader, sendPart } from './part.ts';
import { takeOffRefused } from './refused.ts';
import type { Run } from './run.ts';

/** `left`: something is due that the next tick has to do. */
export type Delivery = 'done' | 'left';

/** A batch with what the slot's lists tell of it. */
export interface WaitingBatch {
  batch: Batch<Enrollment>;
  last: LastSend | null;
}

/** Delivers what is due for a batch whose occurrence has come. */
export async function deliverBatch(waiting: WaitingBatch, run: Run, edges: Edges): Promise<Delivery> {
  const { batch, last } = waiting;
  const cohort = parseCohort(batch.cohort);
  const readers = batch.members.flatMap(({ id, reader }, position) => (reader ? [{ id, position, ...reader }] : []));
  if (cohort === null || readers.length === 0) return 'done';
  // The lists may be as old as the tick, and another tick may have been here since.
  const [progress, attempt] = await Promise.all([getProgress(edges.kv, batch), getAttempt(edges.kv, batch)]);
  // List and read may be of different age; the one that knows less would send a lesson again.
  if (progress?.occurrence !== last?.occurrence) return 'left';
  const state: BatchState = { cohort, progress, attempt, received: receivedByAll(readers) };
  const course = slugsOf(edges.course);
  const begun = unfinishedLesson(attempt, placeOf(state).sent);
  if (attempt && begun !== null && !course.includes(begun)) return giveUp({ batch, state }, attempt, run, edges);
  const due = lessonDue(state, course, run.now);
  if (due) return sendLesson({ batch, state, due, readers: withoutIt(readers, due) }, run, edges);
  return nextLesson(course, placeOf(state)) === null ? finish({ batch, state }, edges) : wait(attempt, run);
}

type BatchAndState = Pick<Dispatch, 'batch' | 'state'>;

/** The author took a lesson away that has left for some, or may have: it counts as sent, and is missing to nobody. */
async function giveUp({ batch, state }: BatchAndState, attempt: Attempt, run: Run, edges: Edges): Promise<Delivery> {
  const { lesson, occurrence, since } = attempt;
  // Its last part may have left just now: twelve hours from here are surely twelve hours.
  const done = { sentAt: run.sentAt(), count: 0, triedAt: since, isInDoubt: false };
  const progress = progressAfter(state, { lesson, occurrence }, slugsOf(edges.course), done);
  await putProgress(edges.kv, batch, progress, edges.time.sleep);
  return 'done';
}

/** Nothing is left because the author took the rest away: the batch is finished for good, as if it had been sent all. */
async function finish({ batch, state: { progress } }: BatchAndState, edges: Edges): Promise<Delivery> {
  if (progress === null) return 'done';
  await putProgress(edges.kv, batch, { ...progress, finished: true }, edges.time.sleep);
  return 'done';
}

/** Resend has refused the batch as it is: it waits for its next occurrence, and holds no one else back. */
function wait(attempt: Attempt | null, run: Run): Delivery {
  run.counts.failed += 1;
  if (attempt?.reason) run.error = attempt.reason;
  return 'done';
}

/** What all of the readers had before this cohort, in the order of the first of them. */
function receivedByAll([first, ...others]: readonly Reader[]): string[] {
  return (first?.received ?? []).filter((slug) => others.every((reader) => reader.received.includes(slug)));
}

/** Someone who came back with a history of their own is not sent what they had. */
function withoutIt(readers: readonly Reader[], { lesson }: DueLesson): Reader[] {
  return readers.filter((reader) => !reader.received.includes(lesson));
}

/** Sends a lesson part by part: one part, the whole batch, unless Resend refuses that or the quota is too small. */
async function sendLesson(dispatch: Dispatch, run: Run, edges: Edges): Promise<Delivery> {
  const { lesson, occurrence } = dispatch.due;
  const positions = dispatch.readers.map(({ position }) => position);
  const before = attemptFor(dispatch.state.attempt, lesson, occurrence, run.sentAt());
  let attempt = before;
  for (let part = nextPart(attempt, positions); part !== null; part = nextPart(attempt, positions)) {
    const step = await sendPart(part, attempt, dispatch, run, edges);
    if (step.kind === 'left') {
      // What was found out of the parts before is not to be asked again when Resend has forgotten it.
      if (!step.isCalled && attempt !== before) await putAttempt(edges.kv, dispatch.batch, attempt, edges.time.sleep);
      return 'left';
    }
    attempt = step.attempt;
    if (attempt.unsendable) return markUnsendable(attempt, dispatch, run, edges);
  }
  return record(attempt, dispatch, run, edges);
}

/** It would be refused as it is at every tick: the mark makes it wait for its next occurrence. */
async function markUnsendable(attempt: Attempt, { batch, due }: Dispatch, run: Run, edges: Edges): Promise<Delivery> {
  await putAttempt(edges.kv, batch, attempt, edges.time.sleep);
  const what = `${attempt.reason} (lesson ${due.lesson}, batch ${batch.cohort}:${batch.n})`;
  run.report('unsendable', `A batch can't be sent, and is tried again a day later: ${what}`);
  return wait({ ...attempt, reason: what }, run);
}

async function record(attempt: Attempt, dispatch: Dispatch, run: Run, edges: Edges): Promise<Delivery> {
  const { batch, state, due, readers } = dispatch;
  const atFault = readers.filter(({ position }) => attempt.refused.includes(position));
  const count = readers.length - atFault.length;
  const done = { sentAt: run.sentAt(), count, triedAt: attempt.since, isInDoubt: attempt.inDoubt };
  const progress = progressAfter(state, due, slugsOf(edges.course), done);
  await putProgress(edges.kv, batch, progress, edges.time.sleep);
  run.counts.batches += 1;
  run.counts.lessons += count;
  // After the progress: who still takes the batch for unsent must find the same readers in it.
  for (const reader of atFault) await takeOffRefused(reader, attempt.reason ?? '', state, run, edges);
  return 'done';
}
