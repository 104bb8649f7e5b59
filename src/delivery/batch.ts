/** Delivers one batch: takes its next step, and records that it was taken. */

import { slugsOf } from '../course/course.ts';
import { type Attempt, attemptFor, nextSlice } from '../domain/attempt.ts';
import { type DueLesson, progressAfter } from '../domain/due.ts';
import type { ReadyBatch } from './chunk.ts';
import { deactivateRefused } from './members.ts';
import { type Dispatch, sendSlice } from './slice.ts';
import type { Tick } from './tick.ts';

/** `left`: something is due that the next tick has to do. */
export type Delivery = 'done' | 'left';

/** Delivers what is due for a prepared batch. Rejects when KV does. */
export async function deliverBatch(ready: ReadyBatch, tick: Tick): Promise<Delivery> {
  const { step } = ready;
  switch (step?.kind) {
    case 'send':
      return sendLesson(ready, step.due, tick);
    case 'give-up':
      return giveUp(ready, step.attempt, tick);
    case 'finish':
      return finish(ready, tick);
    case 'wait':
      return wait(ready.state.attempt, tick);
    case undefined:
      return 'left';
  }
}

type BatchAndState = Pick<ReadyBatch, 'batch' | 'state'>;

/** A lesson that was begun and then removed from the course counts as sent. */
async function giveUp({ batch, state }: BatchAndState, attempt: Attempt, tick: Tick): Promise<Delivery> {
  const { lesson, occurrence, since } = attempt;
  // Its last slice may have left just now, so twelve hours count from here.
  const done = { sentAt: tick.sentAt(), count: 0, triedAt: since, isInDoubt: false };
  const progress = progressAfter(state, { lesson, occurrence }, slugsOf(tick.course), done);
  await tick.store.batches.put(batch, progress);
  return 'done';
}

/** The author removed all remaining lessons: the batch is finished for good, as if everything had been sent. */
async function finish({ batch, state: { progress } }: BatchAndState, tick: Tick): Promise<Delivery> {
  if (progress === null) return 'done';
  await tick.store.batches.put(batch, { ...progress, finished: true });
  return 'done';
}

/** Resend has refused the batch as it is: it waits for its next occurrence, and holds no one else back. */
function wait(attempt: Attempt | null, tick: Tick): Delivery {
  tick.counts.failed += 1;
  if (attempt?.reason) tick.error = attempt.reason;
  return 'done';
}

/** Sends a lesson slice by slice: one slice, the whole batch, unless Resend refuses that or the quota is too small. */
async function sendLesson(ready: ReadyBatch, due: DueLesson, tick: Tick): Promise<Delivery> {
  const { batch, recipients, state, callLog } = ready;
  if (await callLog.isAhead(batch.n)) return 'left';
  const dispatch: Dispatch = { batch, state, due, recipients, callLog };
  const indexes = recipients.map(({ index }) => index);
  const before = attemptFor(state.attempt, due.lesson, due.occurrence, tick.sentAt());
  let attempt = before;
  for (let slice = nextSlice(attempt, indexes); slice !== null; slice = nextSlice(attempt, indexes)) {
    const step = await sendSlice(slice, attempt, dispatch, tick);
    if (step.kind === 'left') {
      // What is known of earlier slices must not be lost: by the next tick Resend may have forgotten it.
      if (!step.isCalled && attempt !== before) await callLog.write(batch.n, attempt);
      return 'left';
    }
    attempt = step.attempt;
    if (attempt.unsendable) return markUnsendable(attempt, dispatch, tick);
  }
  return record(attempt, dispatch, tick);
}

/** Every tick would have it refused again: the mark makes it wait for its next occurrence. */
async function markUnsendable(attempt: Attempt, { batch, due, callLog }: Dispatch, tick: Tick): Promise<Delivery> {
  await callLog.write(batch.n, attempt);
  const what = `${attempt.reason} (lesson ${due.lesson}, batch ${batch.cohort}:${batch.n})`;
  tick.report('unsendable', `A batch cannot be sent and is tried again a day later: ${what}`);
  return wait({ ...attempt, reason: what }, tick);
}

async function record(attempt: Attempt, dispatch: Dispatch, tick: Tick): Promise<Delivery> {
  const { batch, state, due, recipients } = dispatch;
  const atFault = recipients.filter(({ index }) => attempt.refused.includes(index));
  const count = recipients.length - atFault.length;
  const done = { sentAt: tick.sentAt(), count, triedAt: attempt.since, isInDoubt: attempt.inDoubt };
  const progress = progressAfter(state, due, slugsOf(tick.course), done);
  await tick.store.batches.put(batch, progress);
  tick.counts.batches += 1;
  tick.counts.lessons += count;
  // After the progress: a tick that still takes the batch for unsent must find the same members in it.
  for (const recipient of atFault) await deactivateRefused(recipient, attempt.reason ?? '', state, tick);
  return 'done';
}
