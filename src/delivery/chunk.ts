/**
 * Makes a wave ready: reads what is written down of its batches, sees what has to be done about each, and marks the calls
 * that are to be made. The calls come after that, some at once.
 */

import { slugsOf } from '../course/course.ts';
import { type Attempt, attemptFor, nextPart, opened } from '../domain/attempt.ts';
import { type Batch, waveOf } from '../domain/batch.ts';
import type { Cohort } from '../domain/cohort.ts';
import type { BatchState } from '../domain/due.ts';
import { type NextStep, nextStep } from '../domain/next-step.ts';
import type { Edges } from '../services.ts';
import { getProgress, type ListedBatch } from '../storage/batches.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import { type Ledger, openLedger } from './call-log.ts';
import { roomInQuota } from './quota.ts';
import type { Reader } from './recipient.ts';
import type { Run } from './tick.ts';

/** A batch whose occurrence has come, with what the slot's lists tell of it. */
export interface WaitingBatch {
  batch: Batch<Enrollment>;
  cohort: Cohort;
  /** Those who are still in, one at least. */
  readers: readonly Reader[];
  /** Null where nothing was sent yet. */
  listed: ListedBatch | null;
}

/** A batch with all that is to be known of it; `step` is null where that is not to be told in this tick. */
export interface ReadyBatch {
  batch: Batch<Enrollment>;
  readers: readonly Reader[];
  state: BatchState;
  step: NextStep | null;
  ledger: Ledger;
  /** To be called when the batch has been dealt with: after the last of the wave, marks without a call are taken back. */
  isOver(): Promise<void>;
}

/** Makes the batches of one wave ready; the calls of those to which a lesson is due are marked. */
export async function prepareWave(
  wave: readonly [WaitingBatch, ...WaitingBatch[]],
  run: Run,
  edges: Edges,
): Promise<ReadyBatch[]> {
  const [{ batch: first }] = wave;
  const ledger = await openLedger({ cohort: first.cohort, wave: waveOf(first.n) }, edges);
  let left = wave.length;
  const isOver = async () => {
    left -= 1;
    ledger.passed();
    if (left === 0) await ledger.close();
  };
  const ready = await Promise.all(wave.map((waiting) => prepare(waiting, ledger, isOver, run, edges)));
  if (run.stopped === null) await ledger.mark(await callsOf(ready, run, edges));
  return ready;
}

async function prepare(
  { batch, cohort, readers, listed }: WaitingBatch,
  ledger: Ledger,
  isOver: () => Promise<void>,
  run: Run,
  edges: Edges,
): Promise<ReadyBatch> {
  const progress = listed && (listed.progress ?? (await getProgress(edges.kv, batch)));
  const state: BatchState = { cohort, progress, attempt: ledger.before(batch.n), received: receivedByAll(readers) };
  // List and read may be of different age; the one that knows less would send a lesson again.
  const isOfOneAge = progress?.occurrence === listed?.last.occurrence;
  const step = isOfOneAge ? nextStep(state, slugsOf(edges.course), run.now) : null;
  return {
    batch,
    readers: step?.kind === 'send' ? withoutIt(readers, step.due.lesson) : readers,
    state,
    step,
    ledger,
    isOver,
  };
}

/** What all of the readers had before this cohort, in the order of the first of them. */
function receivedByAll([first, ...others]: readonly Reader[]): string[] {
  return (first?.received ?? []).filter((slug) => others.every((reader) => reader.received.includes(slug)));
}

/** Someone who came back with a history of their own is not sent what they had. */
function withoutIt(readers: readonly Reader[], lesson: string): Reader[] {
  return readers.filter((reader) => !reader.received.includes(lesson));
}

/**
 * The calls that a wave is about to make for the first time, by batch; none where a quota may end before them, since
 * a call that is marked and not made costs a write.
 */
async function callsOf(ready: readonly ReadyBatch[], run: Run, edges: Edges): Promise<Map<number, Attempt>> {
  const calls = new Map<number, Attempt>();
  let mails = 0;
  for (const { batch, readers, state, step } of ready) {
    if (step?.kind !== 'send') continue;
    const { lesson, occurrence } = step.due;
    const attempt = attemptFor(state.attempt, lesson, occurrence, run.sentAt());
    const part = nextPart(
      attempt,
      readers.map(({ position }) => position),
    );
    if (attempt.open || part === null || readers.length === 0) continue;
    const { subject } = await edges.templates.lesson(lesson);
    calls.set(batch.n, opened(attempt, part, run.sentAt(), subject, run.startedAt));
    mails += readers.length;
  }
  return calls.size === 0 || (await roomInQuota(mails, run, edges)) === 'room' ? calls : new Map();
}
