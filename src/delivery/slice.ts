/** Sends one slice of a batch's lesson, usually the whole batch: marks the call, makes it, and evaluates the answer. */

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
import { faultOfOurs, isRecipientFault, isRefusedWhole, namesRecipient } from '../mail/refusals.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import type { CallLog } from './call-log.ts';
import { type BatchMember, deactivateRefused } from './members.ts';
import { findSentMail } from './reconcile.ts';
import { roomInQuota, type Tick } from './tick.ts';

/** A lesson that is being sent to a batch. */
export interface Dispatch {
  batch: Batch<Enrollment>;
  state: BatchState;
  due: DueLesson;
  /** Those who are to get it. */
  recipients: readonly BatchMember[];
  callLog: CallLog;
}

/** `left`: the next tick has to do the rest; `isCalled`: a call was made, and the call log has it already. */
type Step = { kind: 'on'; attempt: Attempt } | { kind: 'left'; isCalled: boolean };

/** A slice that is being sent. */
interface SliceSend {
  slice: Slice;
  /** The recipients in the slice, at least one. */
  recipients: readonly BatchMember[];
  /** The batch's attempt so far. */
  attempt: Attempt;
  dispatch: Dispatch;
}

/** A call to Resend for a slice. */
interface Call extends SliceSend {
  /** Nothing can have been sent under this call's key before. */
  isFirstCall: boolean;
}

/** Sends a slice, or finds out what became of a call that an earlier tick made for it. */
export async function sendSlice(slice: Slice, attempt: Attempt, dispatch: Dispatch, tick: Tick): Promise<Step> {
  const recipients = dispatch.recipients.filter(({ index }) => index >= slice[0] && index < slice[1]);
  if (recipients.length === 0) return on(sent(attempt, slice, false));
  const send: SliceSend = { slice, recipients, attempt, dispatch };
  if (attempt.open) {
    return isRepeatable(attempt.open.since, tick.sentAt())
      ? makeCall({ ...send, isFirstCall: false }, tick)
      : reconcile(send, tick);
  }
  const room = await roomInQuota(recipients.length, tick);
  if (room === 'too-large' && recipients.length > 1) return on(halved(attempt, slice, indexesOf(recipients)));
  if (room !== 'room') return stopAtQuota(tick);
  return makeCall({ ...send, isFirstCall: true }, tick);
}

const CALLED: Step = { kind: 'left', isCalled: true };
const NOT_CALLED: Step = { kind: 'left', isCalled: false };

const on = (attempt: Attempt): Step => ({ kind: 'on', attempt });

const indexesOf = (recipients: readonly BatchMember[]) => recipients.map(({ index }) => index);

function stopAtQuota(tick: Tick): Step {
  const { reserve, dailyQuota } = tick.config.resend;
  tick.stop(
    'quota',
    `Of Resend's ${dailyQuota} mails a day, only the ${reserve} reserved for confirmations are left (RESEND_RESERVE). Lessons continue when the quota resets.`,
  );
  return NOT_CALLED;
}

/** Resend has forgotten the key by now: its list of sent mails has to show whether the call got through. */
async function reconcile({ slice, recipients, attempt, dispatch }: SliceSend, tick: Tick): Promise<Step> {
  const { batch, due } = dispatch;
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
        `Nobody can tell whether lesson ${due.lesson} of ${new Date(since).toISOString()} left for batch ${batch.cohort}:${batch.n} (${recipients.length} subscribers). It counts as sent and is not sent again: look for it in Resend's dashboard.`,
      );
      return on(sentInDoubt(attempt, slice));
  }
}

async function makeCall(planned: Call, tick: Tick): Promise<Step> {
  if (!tick.mayCall()) return NOT_CALLED;
  const { batch, due } = planned.dispatch;
  const lesson = { slug: due.lesson, template: await tick.templates.lesson(due.lesson) };
  const mails = await Promise.all(
    planned.recipients.map((recipient) => lessonMail(lesson, recipient, batch.cohort, tick)),
  );
  const attempt = planned.isFirstCall ? await begin(planned, lesson.template, tick) : planned.attempt;
  const key = sliceKey(lessonKey(tick.config.deployment, batch, due.lesson), planned.slice, attempt.revision);
  return settle(await tick.mailer.sendBatch(mails, key), { ...planned, attempt }, tick);
}

/** The attempt with a first call marked; it is in the call log when this resolves. */
async function begin({ slice, attempt, dispatch }: Call, { subject }: Template, tick: Tick): Promise<Attempt> {
  const { batch, callLog } = dispatch;
  const marked = callLog.begin(batch.n, slice);
  if (marked) return marked;
  const begun = opened(attempt, { slice, since: tick.sentAt(), subject }, tick.startedAt);
  await callLog.write(batch.n, begun);
  return begun;
}

async function settle(outcome: Outcome, call: Call, tick: Tick): Promise<Step> {
  switch (outcome.kind) {
    case 'sent':
      tick.answered();
      return settleSent(outcome.refused, call, tick);
    case 'already':
      tick.answered();
      return on(sent(call.attempt, call.slice));
    case 'unknown':
      tick.noAnswer(outcome.reason);
      return CALLED;
    case 'stopped':
      tick.stop(outcome.incident, outcome.reason);
      if (call.isFirstCall && outcome.isUnsent) await close(call, outcome.reason);
      return CALLED;
    case 'refused':
      tick.answered();
      return settleRefused(outcome.reason, call, tick);
  }
}

/** Records that a call certainly sent nothing. Once the sender is corrected, the call goes under a new key. */
async function close({ attempt, dispatch: { batch, callLog } }: Call, reason: string): Promise<void> {
  await callLog.write(batch.n, { ...closed(attempt), revision: attempt.revision + (namesSender(reason) ? 1 : 0) });
}

/** Resend accepted the call; it may still have refused some of its mails, or all. */
async function settleSent(refusals: readonly Refusal[], call: Call, tick: Tick): Promise<Step> {
  const { slice, recipients, attempt, dispatch } = call;
  const fault = faultOfOurs(refusals);
  if (isRefusedWhole(refusals, recipients.length)) {
    const reason = fault ?? 'Resend refuses every mail of the batch.';
    if (!namesSender(reason)) return settleRefused(reason, call, tick);
    tick.stop('refused', reason);
    await close(call, reason);
    return CALLED;
  }
  if (fault !== null) reportMissed(fault, dispatch.due, tick);
  const atFault: BatchMember[] = [];
  for (const { index, message } of refusals.filter(isRecipientFault)) {
    const recipient = recipients[index];
    if (!recipient) continue;
    atFault.push(recipient);
    await deactivateRefused(recipient, message, dispatch.state, tick);
  }
  return on(sent(withRefused(attempt, atFault), slice, refusals.length < recipients.length));
}

const withRefused = (attempt: Attempt, recipients: readonly BatchMember[]): Attempt => ({
  ...attempt,
  refused: [...attempt.refused, ...indexesOf(recipients)],
});

/**
 * Nothing of the call was sent. Either what we put into every mail is at fault, or one recipient, who is found by
 * halving. Once any slice was accepted it cannot be the former: then it is what we make of a subscriber's name.
 */
async function settleRefused(reason: string, call: Call, tick: Tick): Promise<Step> {
  const { slice, recipients, attempt, dispatch } = call;
  const isOurs = namesOurField(reason);
  if (isOurs && !attempt.taken) return on(unsendable(attempt, reason));
  const [only] = recipients;
  if (recipients.length > 1 || !only || !(isOurs || namesRecipient(reason))) {
    return on(refused(attempt, slice, indexesOf(recipients), reason));
  }
  if (isOurs) {
    reportMissed(reason, dispatch.due, tick);
    return on(sent(attempt, slice, false));
  }
  await deactivateRefused(only, reason, dispatch.state, tick);
  return on(sent(withRefused(attempt, [only]), slice, false));
}

function reportMissed(reason: string, { lesson }: DueLesson, tick: Tick): void {
  tick.report('unsendable', `Some subscribers miss lesson ${lesson}: ${reason}`);
}
