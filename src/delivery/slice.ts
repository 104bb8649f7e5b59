/** Sends one part of a batch's lesson, the whole of it as a rule: marks the call, makes it, and says what became of it. */

import { fillSubject, type Template } from '../course/template.ts';
import {
  type Attempt,
  closed,
  halved,
  isRepeatable,
  opened,
  type Part,
  refused,
  sent,
  sentInDoubt,
  unsendable,
} from '../domain/attempt.ts';
import type { Batch } from '../domain/batch.ts';
import type { BatchState, DueLesson } from '../domain/due.ts';
import { lessonKey, partKey } from '../domain/idempotency.ts';
import { lessonMail } from '../mail/compose.ts';
import { namesOurField, namesSender } from '../mail/errors.ts';
import type { Outcome, Refusal } from '../mail/mailer.ts';
import { faultOfOurs, isReadersFault, isRefusedWhole, namesReader } from '../mail/refusals.ts';
import type { Edges } from '../services.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import type { Ledger } from './call-log.ts';
import { roomInQuota } from './quota.ts';
import type { Reader } from './recipient.ts';
import { wasTaken } from './reconcile.ts';
import { takeOffRefused } from './refused.ts';
import type { Run } from './tick.ts';

/** A lesson on its way to a batch. */
export interface Dispatch {
  batch: Batch<Enrollment>;
  state: BatchState;
  due: DueLesson;
  /** Those who are to get it. */
  readers: readonly Reader[];
  ledger: Ledger;
}

/** `left`: the rest is for the next tick; a call that was made for it (`isCalled`) is written down already. */
type Step = { kind: 'on'; attempt: Attempt } | { kind: 'left'; isCalled: boolean };

/** Sends a part, or finds out what became of a call for it that an earlier tick made. */
export async function sendPart(
  part: Part,
  attempt: Attempt,
  dispatch: Dispatch,
  run: Run,
  edges: Edges,
): Promise<Step> {
  const readers = dispatch.readers.filter(({ position }) => position >= part[0] && position < part[1]);
  if (readers.length === 0) return on(sent(attempt, part, false));
  if (attempt.open) {
    return isRepeatable(attempt.open.since, run.sentAt())
      ? callPart({ part, readers, isFirstCall: false }, attempt, dispatch, run, edges)
      : resolve(part, readers, attempt, dispatch, run, edges);
  }
  const room = await roomInQuota(readers.length, run, edges);
  if (room === 'too-large' && readers.length > 1) return on(halved(attempt, part, positionsOf(readers)));
  if (room !== 'room') return full(run, edges);
  return callPart({ part, readers, isFirstCall: true }, attempt, dispatch, run, edges);
}

const CALLED: Step = { kind: 'left', isCalled: true };
const NOT_CALLED: Step = { kind: 'left', isCalled: false };

const on = (attempt: Attempt): Step => ({ kind: 'on', attempt });

const positionsOf = (readers: readonly Reader[]) => readers.map(({ position }) => position);

function full(run: Run, { config }: Edges): Step {
  const { reserve, dailyQuota } = config.resend;
  run.stop(
    'quota',
    `Of Resend's ${dailyQuota} mails a day only the ${reserve} are left that are kept for confirmations (RESEND_RESERVE). Lessons go on when it counts anew.`,
  );
  return NOT_CALLED;
}

/** Resend has forgotten the key by now: its own list has to tell whether the call got through. */
async function resolve(
  part: Part,
  readers: readonly Reader[],
  attempt: Attempt,
  { batch, due }: Dispatch,
  run: Run,
  edges: Edges,
): Promise<Step> {
  const { since, subject } = attempt.open ?? { since: 0, subject: '' };
  const mails = readers.map(({ address, name }) => ({ to: address, subject: fillSubject(subject, { name }) }));
  switch (await wasTaken({ mails, since }, run, edges)) {
    case 'taken':
      return on(sent(attempt, part));
    case 'not-taken':
      return on(closed(attempt));
    case 'later':
      return NOT_CALLED;
    case 'cannot-tell':
      run.report(
        'in-doubt',
        `Nobody can tell whether lesson ${due.lesson} of ${new Date(since).toISOString()} left for batch ${batch.cohort}:${batch.n} (${readers.length} readers). It counts as sent, and is not sent again: look for it in Resend's dashboard.`,
      );
      return on(sentInDoubt(attempt, part));
  }
}

interface Call {
  part: Part;
  readers: readonly Reader[];
  /** Nothing can have been sent under this call's key before. */
  isFirstCall: boolean;
}

async function callPart(call: Call, before: Attempt, dispatch: Dispatch, run: Run, edges: Edges): Promise<Step> {
  if (!run.mayCall()) return NOT_CALLED;
  const { batch, due } = dispatch;
  const lesson = { slug: due.lesson, template: await edges.templates.lesson(due.lesson) };
  const mails = await Promise.all(call.readers.map((reader) => lessonMail(lesson, reader, batch.cohort, edges)));
  const attempt = call.isFirstCall ? await begin(call.part, before, lesson.template, dispatch, run) : before;
  const key = partKey(lessonKey(edges.config.deployment, batch, due.lesson), call.part, attempt.take);
  return settle(await edges.mailer.sendBatch(mails, key), call, attempt, dispatch, run, edges);
}

/** The attempt with a call that nothing can have been sent under before; it is written down by now. */
async function begin(
  part: Part,
  before: Attempt,
  { subject }: Template,
  { batch, ledger }: Dispatch,
  run: Run,
): Promise<Attempt> {
  const marked = ledger.begin(batch.n, part);
  if (marked) return marked;
  const attempt = opened(before, part, run.sentAt(), subject, run.startedAt);
  await ledger.write(batch.n, attempt);
  return attempt;
}

async function settle(
  outcome: Outcome,
  call: Call,
  attempt: Attempt,
  dispatch: Dispatch,
  run: Run,
  edges: Edges,
): Promise<Step> {
  switch (outcome.kind) {
    case 'sent':
      run.answered();
      return settleSent(outcome.refused, call, attempt, dispatch, run, edges);
    case 'already':
      run.answered();
      return on(sent(attempt, call.part));
    case 'unknown':
      run.noAnswer(outcome.reason);
      return CALLED;
    case 'stopped':
      run.stop(outcome.trouble, outcome.reason);
      if (call.isFirstCall && outcome.isUnsent) await close(attempt, outcome.reason, dispatch);
      return CALLED;
    case 'refused':
      run.answered();
      return settleRefused(outcome.reason, call, attempt, dispatch, run, edges);
  }
}

/** Writes down that a call surely sent nothing; what is wrong with the sender is mended under a key of its own. */
async function close(attempt: Attempt, reason: string, { batch, ledger }: Dispatch): Promise<void> {
  await ledger.write(batch.n, { ...closed(attempt), take: attempt.take + (namesSender(reason) ? 1 : 0) });
}

/** Resend took the call; single mails of it, or all, it may have refused nevertheless. */
async function settleSent(
  refusals: readonly Refusal[],
  call: Call,
  attempt: Attempt,
  dispatch: Dispatch,
  run: Run,
  edges: Edges,
): Promise<Step> {
  const fault = faultOfOurs(refusals);
  if (isRefusedWhole(refusals, call.readers.length)) {
    const reason = fault ?? 'Resend refuses every mail of the batch.';
    if (!namesSender(reason)) return settleRefused(reason, call, attempt, dispatch, run, edges);
    run.stop('refused', reason);
    await close(attempt, reason, dispatch);
    return CALLED;
  }
  if (fault !== null) reportMissed(fault, dispatch.due, run);
  const atFault: Reader[] = [];
  for (const { index, message } of refusals.filter(isReadersFault)) {
    const reader = call.readers[index];
    if (!reader) continue;
    atFault.push(reader);
    await takeOffRefused(reader, message, dispatch.state, run, edges);
  }
  return on(sent(withRefused(attempt, atFault), call.part, refusals.length < call.readers.length));
}

const withRefused = (attempt: Attempt, readers: readonly Reader[]): Attempt => ({
  ...attempt,
  refused: [...attempt.refused, ...positionsOf(readers)],
});

/**
 * Nothing of the call was sent. What we put into every mail is at fault, or a reader, who is looked for by halving. Where
 * a part was taken, what we put into every mail can't be: it is what we make of a reader's name.
 */
async function settleRefused(
  reason: string,
  { part, readers }: Call,
  attempt: Attempt,
  { due, state }: Dispatch,
  run: Run,
  edges: Edges,
): Promise<Step> {
  const isOurs = namesOurField(reason);
  if (isOurs && !attempt.taken) return on(unsendable(attempt, reason));
  const [only] = readers;
  if (readers.length > 1 || !only || !(isOurs || namesReader(reason))) {
    return on(refused(attempt, part, positionsOf(readers), reason));
  }
  if (isOurs) {
    reportMissed(reason, due, run);
    return on(sent(attempt, part, false));
  }
  await takeOffRefused(only, reason, state, run, edges);
  return on(sent(withRefused(attempt, [only]), part, false));
}

function reportMissed(reason: string, { lesson }: DueLesson, run: Run): void {
  run.report('unsendable', `Some readers miss lesson ${lesson}: ${reason}`);
}
