/**
 * A reader confirms: lesson 1 leaves, and they join a cohort. Lesson 1 goes first: what is written afterwards can
 * be written again by pressing the button again, and under the same key the lesson is not sent twice.
 */
import { type Cohort, cohortName, cohortToJoin, keptUntil, MENDED_BEFORE_MS, parseCohort } from '../core/cohort.ts';
import { confirmationOf } from '../core/confirmation.ts';
import { firstLesson, slugsOf } from '../core/course.ts';
import { welcomeKey } from '../core/idempotency.ts';
import { nextLesson } from '../core/lesson.ts';
import { instantOf } from '../core/slot.ts';
import { type Subscriber, subscriberId } from '../core/subscriber.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { Edges } from '../edges.ts';
import { enroll, isEnrolled } from '../kv/enrollments.ts';
import { getSubscriber, putSubscriber } from '../kv/subscribers.ts';
import { putWelcome } from '../kv/welcomes.ts';
import type { SignedSignup } from '../links/tokens.ts';
import type { Outcome } from '../resend/mailer.ts';
import { sendFirstLesson } from './first-lesson.ts';

export type ConfirmOutcome =
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
  edges: Edges,
): Promise<ConfirmOutcome> {
  const id = await subscriberId(signup.address);
  const confirmation = confirmationOf(await getSubscriber(edges.kv, id), issuedAt, slugsOf(edges.course));
  const person: Person = { id, signup, issuedAt };
  switch (confirmation.kind) {
    case 'begin':
      return begin(person, confirmation.before, now, edges);
    case 'return':
      return comeBack(person, confirmation.subscriber, confirmation.nextLesson, now, edges);
    case 'already':
      return { kind: 'already', id, subscriber: await mend(id, confirmation.subscriber, now, edges) };
    case 'outdated':
      return confirmation;
  }
}

interface Person {
  id: string;
  signup: SignedSignup;
  issuedAt: number;
}

async function begin(person: Person, before: Subscriber | null, now: number, edges: Edges): Promise<ConfirmOutcome> {
  const { id } = person;
  // The key under which lesson 1 was tried before they left, if it was: it may have arrived.
  const key = before?.welcomeKey ?? welcomeKey(edges.config.deployment, id, before?.leftAt);
  const outcome = await welcome(person, key, now, edges);
  if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.reason };
  const received = [firstLesson(edges.course)];
  const next = nextLesson(slugsOf(edges.course), { sent: received });
  const subscriber = newSubscriber(person, received, now);
  if (next === null) await putSubscriber(edges.kv, id, subscriber, edges.time.sleep);
  const joined = next === null ? subscriber : await join(id, subscriber, next, now, edges);
  return { kind: outcome.kind === 'sent' || outcome.kind === 'already' ? 'sent' : 'delayed', id, subscriber: joined };
}

async function comeBack(
  person: Person,
  before: Subscriber,
  next: string,
  now: number,
  edges: Edges,
): Promise<ConfirmOutcome> {
  const { lastLessonAt } = before;
  const subscriber = { ...newSubscriber(person, before.received, now), ...(lastLessonAt ? { lastLessonAt } : {}) };
  return { kind: 'returned', id: person.id, subscriber: await join(person.id, subscriber, next, now, edges) };
}

function newSubscriber({ signup, issuedAt }: Person, received: string[], now: number): Subscriber {
  const { address, name, timeZone, origin } = signup;
  const consent = { requestedAt: issuedAt, confirmedAt: now, origin };
  return { address, name, timeZone, status: 'active', consent, cohort: null, received };
}

/** Sends lesson 1, and leaves a welcome behind unless Resend says a clear yes. */
async function welcome({ id, signup }: Person, key: string, now: number, edges: Edges): Promise<Outcome> {
  const { address, name } = signup;
  const lesson = firstLesson(edges.course);
  const outcome = await sendFirstLesson({ id, address, name }, lesson, key, edges);
  if (outcome.kind === 'unknown' || outcome.kind === 'stopped') {
    const waiting = { address, name, lesson, idempotencyKey: key, since: now };
    await putWelcome(edges.kv, id, waiting, edges.time.sleep);
  }
  return outcome;
}

/** The subscriber goes first and names the cohort: whoever presses again is enrolled in the same one. */
async function join(id: string, subscriber: Subscriber, next: string, now: number, edges: Edges): Promise<Subscriber> {
  const cohort = await cohortFor(id, subscriber, next, now, edges);
  const joined = { ...subscriber, cohort: cohortName(cohort) };
  await putSubscriber(edges.kv, id, joined, edges.time.sleep);
  await enrollIn(cohort, id, joined, edges);
  return joined;
}

/** How long (ms) another location may not see yet that somebody confirmed, with room to spare. */
const UNSEEN_MS = 5 * MINUTE_MS;

/**
 * The cohort to join at `now`; or the one that closed a moment ago, if the reader is in it: they have confirmed
 * before, at a location whose writes are not visible here yet, and must not be in two.
 */
async function cohortFor(id: string, reader: Subscriber, next: string, now: number, edges: Edges): Promise<Cohort> {
  const { timeZone, lastLessonAt } = reader;
  const rhythm = { timeZone, sendHour: edges.config.sendHour, lastLessonAt };
  const cohort = cohortToJoin(now, rhythm, next);
  const closed = cohortToJoin(now - UNSEEN_MS, rhythm, next);
  const hasJustClosed = cohortName(closed) !== cohortName(cohort);
  return hasJustClosed && (await isEnrolled(edges.kv, cohortName(closed), id)) ? closed : cohort;
}

async function enrollIn(cohort: Cohort, id: string, subscriber: Subscriber, { kv, course, time }: Edges) {
  const { address, name, received } = subscriber;
  const reader = { address, name, received };
  await enroll(kv, { cohort, id, reader, lessons: course.lessons.length }, time.sleep);
}

/** Enrolls someone whose enrollment was never written, because a Worker died between the two writes. */
export async function mend(id: string, subscriber: Subscriber, now: number, edges: Edges): Promise<Subscriber> {
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort === null || now >= keptUntil(cohort, edges.course.lessons.length)) return subscriber;
  if (await isEnrolled(edges.kv, cohortName(cohort), id)) return subscriber;
  if (instantOf(cohort) - now < MENDED_BEFORE_MS) return join(id, subscriber, cohort.firstLesson, now, edges);
  await enrollIn(cohort, id, subscriber, edges);
  return subscriber;
}
