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
import { faultOfOurs, isReadersFault, isRefusedWhole } from '../resend/refusals.ts';
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
  const state: BatchState = { cohort, progress, received: receivedByAll(readers) };
  const due = lessonDue(state, slugsOf(edges.course), run.now);
  if (!due) return finish(batch, progress, edges);
  // Someone who came back with a history of their own is not sent what they had.
  const waiting = readers.filter((reader) => !reader.received.includes(due.lesson));
  const dispatch = { batch, state, due, readers: waiting };
  if (waiting.length === 0) return record(dispatch, 0, run, edges);
  return run.mayCall() ? send(dispatch, run, edges) : 'left';
}

/** Nothing is left because the author took the rest away: the batch is finished for good, as if it had been sent all. */
async function finish(batch: Batch<Enrollment>, progress: Progress | null, edges: Edges): Promise<Delivery> {
  if (progress === null) return 'done';
  await putProgress(edges.kv, batch, { ...progress, finished: true }, edges.time.sleep);
  return 'done';
}

/** What all of the readers had before this cohort, in the order of the first of them. */
function receivedByAll([first, ...others]: readonly Reader[]): string[] {
  return (first?.received ?? []).filter((slug) => others.every((reader) => reader.received.includes(slug)));
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
    case 'sent': {
      run.answered();
      const fault = faultOfOurs(outcome.refused);
      run.error = fault ?? run.error;
      if (isRefusedWhole(outcome.refused, dispatch.readers.length)) {
        return stop(fault ?? 'Resend refuses every mail of a batch.', run);
      }
      await takeOffRefused(outcome.refused, dispatch, run, edges);
      return record(dispatch, dispatch.readers.length - outcome.refused.length, run, edges);
    }
    case 'already':
      run.answered();
      return record(dispatch, dispatch.readers.length, run, edges);
    case 'unknown':
      run.noAnswer(outcome.reason);
      return 'left';
    case 'stopped':
      return stop(outcome.reason, run);
    case 'refused':
      // It would be refused as it is at every tick: it waits for its next occurrence, and holds no one else back.
      run.answered();
      run.error = `${outcome.reason} (batch ${dispatch.batch.cohort}:${dispatch.batch.n})`;
      run.counts.failed += 1;
      return 'done';
  }
}

function stop(reason: string, run: Run): Delivery {
  run.error = reason;
  run.stopped ??= reason;
  return 'left';
}

async function record({ batch, state, due }: Dispatch, count: number, run: Run, edges: Edges): Promise<Delivery> {
  const { kv, course, time } = edges;
  const progress = progressAfter(state, due, slugsOf(course), { sentAt: run.sentAt(), count });
  await putProgress(kv, batch, progress, time.sleep);
  run.counts.batches += 1;
  run.counts.lessons += count;
  return 'done';
}

/** Takes those off the course whose address Resend would not take, before the batch counts as sent. */
async function takeOffRefused(refused: readonly Refusal[], dispatch: Dispatch, run: Run, edges: Edges): Promise<void> {
  for (const { index, message } of refused.filter(isReadersFault)) {
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
