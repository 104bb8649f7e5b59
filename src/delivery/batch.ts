/** Delivers one batch: does what is due about it, and writes down that it was done. */

import { slugsOf } from '../course/course.ts';
import { type Attempt, attemptFor, nextPart } from '../domain/attempt.ts';
import { type DueLesson, progressAfter } from '../domain/due.ts';
import type { Edges } from '../services.ts';
import { putProgress } from '../storage/batches.ts';
import type { ReadyBatch } from './chunk.ts';
import { takeOffRefused } from './refused.ts';
import { type Dispatch, sendPart } from './slice.ts';
import type { Run } from './tick.ts';

/** `left`: something is due that the next tick has to do. */
export type Delivery = 'done' | 'left';

/** Delivers what is due for a batch that has been made ready. */
export async function deliverBatch(ready: ReadyBatch, run: Run, edges: Edges): Promise<Delivery> {
  const { step } = ready;
  switch (step?.kind) {
    case 'send':
      return sendLesson(ready, step.due, run, edges);
    case 'give-up':
      return giveUp(ready, step.attempt, run, edges);
    case 'finish':
      return finish(ready, edges);
    case 'wait':
      return wait(ready.state.attempt, run);
    case undefined:
      return 'left';
  }
}

type BatchAndState = Pick<ReadyBatch, 'batch' | 'state'>;

/** A lesson that was taken away counts as sent. */
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

/** Sends a lesson part by part: one part, the whole batch, unless Resend refuses that or the quota is too small. */
async function sendLesson(ready: ReadyBatch, due: DueLesson, run: Run, edges: Edges): Promise<Delivery> {
  const { batch, readers, state, ledger } = ready;
  if (await ledger.isAhead(batch.n)) return 'left';
  const dispatch: Dispatch = { batch, state, due, readers, ledger };
  const positions = readers.map(({ position }) => position);
  const before = attemptFor(state.attempt, due.lesson, due.occurrence, run.sentAt());
  let attempt = before;
  for (let part = nextPart(attempt, positions); part !== null; part = nextPart(attempt, positions)) {
    const step = await sendPart(part, attempt, dispatch, run, edges);
    if (step.kind === 'left') {
      // What was found out of the parts before is not to be asked again when Resend has forgotten it.
      if (!step.isCalled && attempt !== before) await ledger.write(batch.n, attempt);
      return 'left';
    }
    attempt = step.attempt;
    if (attempt.unsendable) return markUnsendable(attempt, dispatch, run);
  }
  return record(attempt, dispatch, run, edges);
}

/** It would be refused as it is at every tick: the mark makes it wait for its next occurrence. */
async function markUnsendable(attempt: Attempt, { batch, due, ledger }: Dispatch, run: Run): Promise<Delivery> {
  await ledger.write(batch.n, attempt);
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
