/** Sends one part of a batch's lesson, the whole of it as a rule: marks the call, makes it, and says what became of it. */

import { fillSubject, type Template } from '../course/template.ts';
import {
  type Attempt,
  closed,
  halved,
  isRepeatable,
  opened,
  refused,
  type Slice,
  sent,
  sentInDoubt,
  unsendable,
} from '../domain/attempt.ts';
import type { Batch } from '../domain/batch.ts';
import type { BatchState, DueLesson } from '../domain/due.ts';
import { lessonKey, sliceKey } from '../domain/idempotency.ts';
import { lessonMail } from '../mail/compose.ts';
import { namesOurField, namesSender } from '../mail/errors.ts';
import type { Outcome, Refusal } from '../mail/mailer.ts';
import { faultOfOurs, isReadersFault, isRefusedWhole, namesReader } from '../mail/refusals.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import type { CallLog } from './call-log.ts';
import { roomInQuota } from './quota.ts';
import type { BatchMember } from './recipient.ts';
import { findSentMail } from './reconcile.ts';
import { deactivateRefused } from './refused.ts';
import type { Tick } from './tick.ts';

/** A lesson on its way to a batch. */
export interface Dispatch {
  batch: Batch<Enrollment>;
  state: BatchState;
  due: DueLesson;
  /** Those who are to get it. */
  recipients: readonly BatchMember[];
  callLog: CallLog;
}

/** `left`: the rest is for the next tick; a call that was made for it (`isCalled`) is written down already. */
type Step = { kind: 'on'; attempt: Attempt } | { kind: 'left'; isCalled: boolean };

/** Sends a part, or finds out what became of a call for it that an earlier tick made. */
export async function sendSlice(slice: Slice, attempt: Attempt, dispatch: Dispatch, tick: Tick): Promise<Step> {
  const recipients = dispatch.recipients.filter(({ position }) => position >= slice[0] && position < slice[1]);
  if (recipients.length === 0) return on(sent(attempt, slice, false));
  if (attempt.open) {
    return isRepeatable(attempt.open.since, tick.sentAt())
      ? callPart({ slice, recipients, isFirstCall: false }, attempt, dispatch, tick)
      : resolve(slice, recipients, attempt, dispatch, tick);
  }
  const room = await roomInQuota(recipients.length, tick);
  if (room === 'too-large' && recipients.length > 1) return on(halved(attempt, slice, positionsOf(recipients)));
  if (room !== 'room') return full(tick);
  return callPart({ slice, recipients, isFirstCall: true }, attempt, dispatch, tick);
}

const CALLED: Step = { kind: 'left', isCalled: true };
const NOT_CALLED: Step = { kind: 'left', isCalled: false };

const on = (attempt: Attempt): Step => ({ kind: 'on', attempt });

const positionsOf = (recipients: readonly BatchMember[]) => recipients.map(({ position }) => position);

function full(tick: Tick): Step {
  const { reserve, dailyQuota } = tick.config.resend;
  tick.stop(
    'quota',
    `Of Resend's ${dailyQuota} mails a day only the ${reserve} are left that are kept for confirmations (RESEND_RESERVE). Lessons go on when it counts anew.`,
  );
  return NOT_CALLED;
}

/** Resend has forgotten the key by now: its own list has to tell whether the call got through. */
async function resolve(
  slice: Slice,
  recipients: readonly BatchMember[],
  attempt: Attempt,
  { batch, due }: Dispatch,
  tick: Tick,
): Promise<Step> {
  const { since, subject } = attempt.open ?? { since: 0, subject: '' };
  const mails = recipients.map(({ address, name }) => ({ to: address, subject: fillSubject(subject, { name }) }));
  switch (await findSentMail({ mails, since }, tick)) {
    case 'taken':
      return on(sent(attempt, slice));
    case 'not-taken':
      return on(closed(attempt));
    case 'later':
      return NOT_CALLED;
    case 'cannot-tell':
      tick.report(
        'in-doubt',
        `Nobody can tell whether lesson ${due.lesson} of ${new Date(since).toISOString()} left for batch ${batch.cohort}:${batch.n} (${recipients.length} readers). It counts as sent, and is not sent again: look for it in Resend's dashboard.`,
      );
      return on(sentInDoubt(attempt, slice));
  }
}

interface Call {
  slice: Slice;
  recipients: readonly BatchMember[];
  /** Nothing can have been sent under this call's key before. */
  isFirstCall: boolean;
}

async function callPart(call: Call, before: Attempt, dispatch: Dispatch, tick: Tick): Promise<Step> {
  if (!tick.mayCall()) return NOT_CALLED;
  const { batch, due } = dispatch;
  const lesson = { slug: due.lesson, template: await tick.templates.lesson(due.lesson) };
  const mails = await Promise.all(
    call.recipients.map((recipient) => lessonMail(lesson, recipient, batch.cohort, tick)),
  );
  const attempt = call.isFirstCall ? await begin(call.slice, before, lesson.template, dispatch, tick) : before;
  const key = sliceKey(lessonKey(tick.config.deployment, batch, due.lesson), call.slice, attempt.revision);
  return settle(await tick.mailer.sendBatch(mails, key), call, attempt, dispatch, tick);
}

/** The attempt with a call that nothing can have been sent under before; it is written down by now. */
async function begin(
  slice: Slice,
  before: Attempt,
  { subject }: Template,
  { batch, callLog }: Dispatch,
  tick: Tick,
): Promise<Attempt> {
  const marked = callLog.begin(batch.n, slice);
  if (marked) return marked;
  const attempt = opened(before, slice, tick.sentAt(), subject, tick.startedAt);
  await callLog.write(batch.n, attempt);
  return attempt;
}

async function settle(outcome: Outcome, call: Call, attempt: Attempt, dispatch: Dispatch, tick: Tick): Promise<Step> {
  switch (outcome.kind) {
    case 'sent':
      tick.answered();
      return settleSent(outcome.refused, call, attempt, dispatch, tick);
    case 'already':
      tick.answered();
      return on(sent(attempt, call.slice));
    case 'unknown':
      tick.noAnswer(outcome.reason);
      return CALLED;
    case 'stopped':
      tick.stop(outcome.incident, outcome.reason);
      if (call.isFirstCall && outcome.isUnsent) await close(attempt, outcome.reason, dispatch);
      return CALLED;
    case 'refused':
      tick.answered();
      return settleRefused(outcome.reason, call, attempt, dispatch, tick);
  }
}

/** Writes down that a call surely sent nothing; what is wrong with the sender is mended under a key of its own. */
async function close(attempt: Attempt, reason: string, { batch, callLog }: Dispatch): Promise<void> {
  await callLog.write(batch.n, { ...closed(attempt), revision: attempt.revision + (namesSender(reason) ? 1 : 0) });
}

/** Resend took the call; single mails of it, or all, it may have refused nevertheless. */
async function settleSent(
  refusals: readonly Refusal[],
  call: Call,
  attempt: Attempt,
  dispatch: Dispatch,
  tick: Tick,
): Promise<Step> {
  const fault = faultOfOurs(refusals);
  if (isRefusedWhole(refusals, call.recipients.length)) {
    const reason = fault ?? 'Resend refuses every mail of the batch.';
    if (!namesSender(reason)) return settleRefused(reason, call, attempt, dispatch, tick);
    tick.stop('refused', reason);
    await close(attempt, reason, dispatch);
    return CALLED;
  }
  if (fault !== null) reportMissed(fault, dispatch.due, tick);
  const atFault: BatchMember[] = [];
  for (const { index, message } of refusals.filter(isReadersFault)) {
    const recipient = call.recipients[index];
    if (!recipient) continue;
    atFault.push(recipient);
    await deactivateRefused(recipient, message, dispatch.state, tick);
  }
  return on(sent(withRefused(attempt, atFault), call.slice, refusals.length < call.recipients.length));
}

const withRefused = (attempt: Attempt, recipients: readonly BatchMember[]): Attempt => ({
  ...attempt,
  refused: [...attempt.refused, ...positionsOf(recipients)],
});

/**
 * Nothing of the call was sent. What we put into every mail is at fault, or a reader, who is looked for by halving. Where
 * a part was taken, what we put into every mail can't be: it is what we make of a reader's name.
 */
async function settleRefused(
  reason: string,
  { slice, recipients }: Call,
  attempt: Attempt,
  { due, state }: Dispatch,
  tick: Tick,
): Promise<Step> {
  const isOurs = namesOurField(reason);
  if (isOurs && !attempt.taken) return on(unsendable(attempt, reason));
  const [only] = recipients;
  if (recipients.length > 1 || !only || !(isOurs || namesReader(reason))) {
    return on(refused(attempt, slice, positionsOf(recipients), reason));
  }
  if (isOurs) {
    reportMissed(reason, due, tick);
    return on(sent(attempt, slice, false));
  }
  await deactivateRefused(only, reason, state, tick);
  return on(sent(withRefused(attempt, [only]), slice, false));
}

function reportMissed(reason: string, { lesson }: DueLesson, tick: Tick): void {
  tick.report('unsendable', `Some readers miss lesson ${lesson}: ${reason}`);
}
