/**
 * Prepares a chunk: reads the stored attempts of its batches, decides the next step of each, and marks the calls that
 * are to be made. The calls come after that, some of them concurrently.
 */

import { slugsOf } from '../course/course.ts';
import { type Attempt, attemptFor, nextSlice, opened } from '../domain/attempt.ts';
import { type Batch, chunkOf } from '../domain/batch.ts';
import type { Cohort } from '../domain/cohort.ts';
import type { BatchState } from '../domain/due.ts';
import { type NextStep, nextStep } from '../domain/next-step.ts';
import type { ListedBatch } from '../storage/batches.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import { type CallLog, openCallLog } from './call-log.ts';
import type { BatchMember } from './members.ts';
import { roomInQuota, type Tick } from './tick.ts';

/** A batch whose occurrence has come, with what the slot's lists show of it. */
export interface WaitingBatch {
  batch: Batch<Enrollment>;
  cohort: Cohort;
  /** The members who are still enrolled, at least one. */
  recipients: readonly BatchMember[];
  /** Null where nothing was sent yet. */
  listed: ListedBatch | null;
}

/** A batch with all that a tick needs to know of it; `step` is null if this tick cannot decide it. */
export interface ReadyBatch {
  batch: Batch<Enrollment>;
  recipients: readonly BatchMember[];
  state: BatchState;
  step: NextStep | null;
  callLog: CallLog;
  /** Call it once the batch has been handled: after the last of the chunk, marks without a call are removed. */
  isOver(): Promise<void>;
}

/** Prepares the batches of one chunk; the calls of those to which a lesson is due are marked. */
export async function prepareChunk(
  chunk: readonly [WaitingBatch, ...WaitingBatch[]],
  tick: Tick,
): Promise<ReadyBatch[]> {
  const [{ batch: first }] = chunk;
  const callLog = await openCallLog({ cohort: first.cohort, chunk: chunkOf(first.n) }, tick);
  let left = chunk.length;
  const isOver = async () => {
    left -= 1;
    callLog.passed();
    if (left === 0) await callLog.close();
  };
  const ready = await Promise.all(chunk.map((waiting) => prepare(waiting, callLog, isOver, tick)));
  if (tick.stopped === null) await callLog.mark(await callsOf(ready, tick));
  return ready;
}

async function prepare(
  { batch, cohort, recipients, listed }: WaitingBatch,
  callLog: CallLog,
  isOver: () => Promise<void>,
  tick: Tick,
): Promise<ReadyBatch> {
  const progress = listed && (listed.progress ?? (await tick.store.batches.get(batch)));
  const state: BatchState = { cohort, progress, attempt: callLog.before(batch.n), received: receivedByAll(recipients) };
  // List and read may differ in age; the older one would send a lesson again.
  const isOfOneAge = progress?.occurrence === listed?.last.occurrence;
  const step = isOfOneAge ? nextStep(state, slugsOf(tick.course), tick.now) : null;
  return {
    batch,
    recipients: step?.kind === 'send' ? lacking(recipients, step.due.lesson) : recipients,
    state,
    step,
    callLog,
    isOver,
  };
}

/** The lessons that every recipient had before this cohort, in the order of the first of them. */
function receivedByAll([first, ...others]: readonly BatchMember[]): string[] {
  return (first?.received ?? []).filter((slug) => others.every((recipient) => recipient.received.includes(slug)));
}

/** A subscriber who came back with a history of their own is not sent what they had. */
function lacking(recipients: readonly BatchMember[], lesson: string): BatchMember[] {
  return recipients.filter((recipient) => !recipient.received.includes(lesson));
}

/**
 * The calls that a chunk is about to make for the first time, by batch number; none if the quota may end before them,
 * since a call that is marked and not made costs a write.
 */
async function callsOf(ready: readonly ReadyBatch[], tick: Tick): Promise<Map<number, Attempt>> {
  const calls = new Map<number, Attempt>();
  let mails = 0;
  for (const { batch, recipients, state, step } of ready) {
    if (step?.kind !== 'send') continue;
    const { lesson, occurrence } = step.due;
    const attempt = attemptFor(state.attempt, lesson, occurrence, tick.sentAt());
    const slice = nextSlice(
      attempt,
      recipients.map(({ index }) => index),
    );
    if (attempt.open || slice === null || recipients.length === 0) continue;
    const { subject } = await tick.templates.lesson(lesson);
    calls.set(batch.n, opened(attempt, { slice, since: tick.sentAt(), subject }, tick.startedAt));
    mails += recipients.length;
  }
  return calls.size === 0 || (await roomInQuota(mails, tick)) === 'room' ? calls : new Map();
}
