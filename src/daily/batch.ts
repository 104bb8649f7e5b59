/** Delivers one batch: asks whether a lesson is due, sends it in one call, writes down that it was sent. */
import type { Batch } from '../core/batch.ts';
import { parseCohort } from '../core/cohort.ts';
import { slugsOf } from '../core/course.ts';
import {
  type BatchState,
  type DueLesson,
  type LastSend,
  lessonDue,
  occurrenceDue,
  type Progress,
  progressAfter,
} from '../core/due.ts';
import { lessonKey } from '../core/idempotency.ts';
import type { Edges } from '../edges.ts';
import { getProgress, putProgress } from '../kv/batches.ts';
import type { Enrolled, Enrollment } from '../kv/enrollments.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import { takeOff } from '../leave/leave.ts';
import type { Outcome, Refusal } from '../resend/mailer.ts';
import { lessonMail, type Recipient } from '../resend/mails.ts';
import type { Run } from './run.ts';

/** `left`: something is due that the next tick has to do. */
export type Delivery = 'done' | 'left';

type Reader = Recipient & Enrolled;

/** Delivers what is due for a batch; `last` is its last send as the slot's list tells it. */
export async function deliverBatch(
  batch: Batch<Enrollment>,
  last: LastSend | null,
  run: Run,
  edges: Edges,
): Promise<Delivery> {
  const cohort = parseCohort(batch.cohort);
  if (cohort === null || occurrenceDue(cohort, last, run.now) === null) return 'done';
  const readers = batch.members.flatMap(({ id, reader }) => (reader ? [{ id, ...reader }] : []));
  if (readers.length === 0) return 'done';
  const progress = await getProgress(edges.kv, batch);
  // List and read may be of different age; the one that knows less would send a lesson again.
  if (progress?.occurrence !== last?.occurrence) return 'left';
  const state: BatchState = { cohort, progress, received: receivedBy(readers) };
  const due = lessonDue(state, slugsOf(edges.course), run.now);
  if (!due) return finish(batch, progress, edges);
  if (!run.mayCall()) return 'left';
  return send({ batch, state, due, readers }, run, edges);
}

/** Nothing is left because the author took the rest away: the batch is finished for good, as if it had been sent all. */
async function finish(batch: Batch<Enrollment>, progress: Progress | null, edges: Edges): Promise<Delivery> {
  if (progress === null) return 'done';
  const finished = { ...progress, finished: true };
  await putProgress(edges.kv, batch, { progress: finished, lessons: edges.course.lessons.length }, edges.time.sleep);
  return 'done';
}

/** What any of the readers had before this cohort, so that no one is sent it again. */
function receivedBy(readers: readonly Reader[]): string[] {
  return [...new Set(readers.flatMap((reader) => reader.received))];
}

interface Dispatch {
  batch: Batch<Enrollment>;
  state: BatchState;
  due: DueLesson;
  readers: Reader[];
}

async function send(dispatch: Dispatch, run: Run, edges: Edges): Promise<Delivery> {
  const { batch, due, readers } = dispatch;
  const lesson = { slug: due.lesson, template: await edges.templates.lesson(due.lesson) };
  const mails = await Promise.all(readers.map((reader) => lessonMail(lesson, reader, batch.cohort, edges)));
  const outcome = await edges.mailer.sendBatch(mails, lessonKey(edges.config.deployment, batch, due.lesson));
  return settle(outcome, dispatch, run, edges);
}

async function settle(outcome: Outcome, dispatch: Dispatch, run: Run, edges: Edges): Promise<Delivery> {
  switch (outcome.kind) {
    case 'sent':
      run.answered();
      await takeOffRefused(outcome.refused, dispatch, run, edges);
      await record(dispatch, dispatch.readers.length - outcome.refused.length, run, edges);
      return 'done';
    case 'already':
      run.answered();
      await record(dispatch, dispatch.readers.length, run, edges);
      return 'done';
    case 'unknown':
      run.noAnswer(outcome.reason);
      return 'left';
    case 'stopped':
      run.error = outcome.reason;
      run.stopped ??= outcome.reason;
      return 'left';
    case 'refused':
      // It would be refused as it is at every tick: it waits for its next occurrence, and holds no one else back.
      run.answered();
      run.error = `${outcome.reason} (batch ${dispatch.batch.cohort}:${dispatch.batch.n})`;
      run.counts.failed += 1;
      return 'done';
  }
}

async function record({ batch, state, due }: Dispatch, count: number, run: Run, edges: Edges): Promise<void> {
  const { kv, course, time } = edges;
  const progress = progressAfter(state, due, slugsOf(course), { sentAt: run.sentAt(), count });
  await putProgress(kv, batch, { progress, lessons: course.lessons.length }, time.sleep);
  run.counts.batches += 1;
  run.counts.lessons += count;
}

/** Takes those off the course whose address Resend would not take, before the batch counts as sent. */
async function takeOffRefused(refused: readonly Refusal[], dispatch: Dispatch, run: Run, edges: Edges): Promise<void> {
  for (const { index, message } of refused) {
    const reader = dispatch.readers[index];
    const subscriber = reader && (await getSubscriber(edges.kv, reader.id));
    if (!reader || subscriber?.status !== 'active') continue;
    const { progress } = dispatch.state;
    const place = {
      received: progress?.sent ?? subscriber.received,
      lastLessonAt: progress?.sentAt ?? null,
      welcome: null,
    };
    const why = { status: 'refused', reason: message } as const;
    await takeOff({ id: reader.id, subscriber, place }, why, run.now, edges);
    run.counts.refused += 1;
  }
}
