/**
 * A subscriber confirms: it is logged first, then lesson 1 leaves, then they join a cohort. Whatever is missing
 * after a Worker that died on the way, the tick makes up for, and pressing the button again changes nothing.
 */

import { firstLesson, slugsOf } from '../course/course.ts';
import { CLOSED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { confirmationOf } from '../domain/confirmation.ts';
import { firstLessonKey, kindOfKey } from '../domain/idempotency.ts';
import { nextLesson } from '../domain/lesson.ts';
import { instantOf } from '../domain/slot.ts';
import { type Subscriber, subscriberId } from '../domain/subscriber.ts';
import type { ImmediateSend, Placement } from '../domain/transition.ts';
import type { SignedSignup } from '../mail/tokens.ts';
import type { Services } from '../services.ts';
import { tryImmediately } from './immediate-send.ts';
import { withDoubtSettled } from './position.ts';
import { reactivate } from './rejoin.ts';
import { commit, logTransition, withNextCohort } from './transition.ts';

export type ConfirmResult =
  /** `delayed`: lesson 1 is not surely away; the tick tries again. */
  | { kind: 'sent' | 'delayed' | 'already' | 'returned'; id: string; subscriber: Subscriber }
  | { kind: 'outdated' }
  /** Resend takes no mail for this address. */
  | { kind: 'refused'; reason: string };

/** Confirms a signup whose link was issued at `issuedAt` (ms). Twice is the same as once. */
export async function confirm(
  signup: SignedSignup,
  issuedAt: number,
  now: number,
  services: Services,
): Promise<ConfirmResult> {
  const id = await subscriberId(signup.address);
  if (await services.store.deletions.has(id)) return { kind: 'outdated' };
  const known = await withDoubtSettled(id, await services.store.subscribers.get(id), now, services);
  const confirmation = confirmationOf(known, issuedAt, slugsOf(services.course));
  // What was asked for before a deletion that is lifted by now was deleted with the rest.
  const lifted = known ? null : await services.store.deletions.liftedAt(id);
  if (issuedAt < (lifted ?? 0)) return { kind: 'outdated' };
  const confirmed: Confirmed = { id, signup, issuedAt, outSince: known?.leftAt ?? lifted ?? undefined };
  switch (confirmation.kind) {
    case 'begin':
      return begin(confirmed, confirmation.before, now, services);
    case 'return':
      return comeBack(confirmed, confirmation.subscriber, now, services);
    case 'already':
      return { kind: 'already', id, subscriber: confirmation.subscriber };
    case 'outdated':
      return confirmation;
  }
}

interface Confirmed {
  id: string;
  signup: SignedSignup;
  issuedAt: number;
  /** When they left before (ms), or their deletion was lifted. */
  outSince: number | undefined;
}

async function begin(
  confirmed: Confirmed,
  before: Subscriber | null,
  now: number,
  services: Services,
): Promise<ConfirmResult> {
  const { id } = confirmed;
  const first = await firstAttempt(confirmed, before, now, services);
  const received = [first.lesson];
  const next = nextLesson(slugsOf(services.course), { sent: received });
  // A new run of the course: what they ask for in it is not what they asked for before.
  const restartedAt = before || confirmed.outSince !== undefined ? now : undefined;
  const joining = { ...newSubscriber(confirmed, received, now), receivedAt: { [first.lesson]: now }, restartedAt };
  const after = next === null ? joining : await withNextCohort(joining, next, now, services);
  const change = await logTransition({ id, before, after }, now, services, first);
  const outcome = await tryImmediately({ id, ...confirmed.signup }, first, now, services);
  if (outcome.kind === 'refused') return refuse(id, change, outcome.reason, services);
  const made = await afterAnswer(id, change, next, services);
  const subscriber = await commit(id, made, services);
  return { kind: outcome.kind === 'sent' || outcome.kind === 'already' ? 'sent' : 'delayed', id, subscriber };
}

/**
 * The change as it is to be made once lesson 1 has left, which may take a minute: six hours before lesson 2 are
 * counted from then, so the cohort that was about to close is closed by now.
 */
async function afterAnswer(id: string, change: Placement, next: string | null, services: Services): Promise<Placement> {
  const now = services.time.now();
  const { subscriber, pendingSend } = change;
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort === null || next === null || instantOf(cohort) - now >= CLOSED_BEFORE_MS) return change;
  const after = await withNextCohort(subscriber, next, now, services);
  return logTransition({ id, before: null, after }, now, services, pendingSend);
}

/**
 * How lesson 1 was tried before, if it was: by a confirmation whose Worker died, or before the subscriber left. It may
 * have arrived.
 */
async function firstAttempt(
  { id, outSince }: Confirmed,
  before: Subscriber | null,
  now: number,
  services: Services,
): Promise<ImmediateSend> {
  const isOurs = ({ at, pendingSend }: Placement) =>
    (before?.leftAt === undefined || at > before.leftAt) && kindOfKey(pendingSend?.idempotencyKey ?? '') === 'first';
  for (const change of await services.store.transitions.of(id)) {
    if (change.kind === 'placement' && change.pendingSend && isOurs(change)) return change.pendingSend;
  }
  // Whoever had lessons has had the first.
  if (before?.pendingSend && before.received.length === 0) return before.pendingSend;
  const idempotencyKey = firstLessonKey(services.config.deployment, id, outSince);
  return { lesson: firstLesson(services.course), idempotencyKey, since: now };
}

/** Nothing was sent, so nothing is to be made up for. */
async function refuse(id: string, { at }: Placement, reason: string, { store }: Services): Promise<ConfirmResult> {
  await store.transitions.delete(id, at);
  return { kind: 'refused', reason };
}

async function comeBack(
  confirmed: Confirmed,
  before: Subscriber,
  now: number,
  services: Services,
): Promise<ConfirmResult> {
  const { id } = confirmed;
  const { received, receivedAt, lastLessonAt, sendHour, restartedAt } = before;
  const kept = { receivedAt, lastLessonAt, sendHour, restartedAt };
  const after = { ...newSubscriber(confirmed, received, now), ...kept };
  return { kind: 'returned', id, subscriber: await reactivate({ id, before, after }, now, services) };
}

function newSubscriber({ signup, issuedAt }: Confirmed, received: string[], now: number): Subscriber {
  const { address, name, timeZone, origin } = signup;
  const consent = { requestedAt: issuedAt, confirmedAt: now, origin };
  return { address, name, timeZone, status: 'active', consent, cohort: null, received };
}
