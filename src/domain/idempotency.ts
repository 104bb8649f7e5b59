/**
 * Idempotency keys. Resend remembers them for 24 hours, in one space for the whole account
 * (https://resend.com/docs/dashboard/emails/idempotency-keys), so each begins with its deployment: two courses
 * that shared a key would each take the other's mail as sent.
 */
import { BATCH_SIZE } from './batch.ts';
import { MINUTE_MS } from './time.ts';

/** A second signup within this time (ms) sends no second mail. Also for resends and test mails. */
export const IDEMPOTENCY_WINDOW_MS = 10 * MINUTE_MS;

/** A batch's lesson: the same call, however often and by whichever tick it is made. */
export function lessonKey(deployment: string, { cohort, n }: { cohort: string; n: number }, lesson: string): string {
  return `${deployment}/${cohort}/${n}/${lesson}`;
}

/** A slice of a batch's lesson, and a later revision of it: what was refused before may be sent under a new key. */
export function sliceKey(lesson: string, [from, to]: readonly [number, number], revision: number): string {
  const slice = from === 0 && to === BATCH_SIZE ? [] : [`${from}-${to}`];
  return [lesson, ...slice, ...(revision === 1 ? [] : [`rev-${revision}`])].join('/');
}

/** Lesson 1 of a subscriber: once, however many links they open; once more if they unsubscribed (at `outSince`, ms). */
export function firstLessonKey(deployment: string, id: string, outSince: number | undefined): string {
  return [deployment, 'first', id, ...(outSince === undefined ? [] : [outSince])].join('/');
}

/** A lesson that a subscriber requests early: once, however often they ask; once more after a restart (`restartedAt`, ms). */
export function nowKey(deployment: string, id: string, lesson: string, restartedAt: number | undefined): string {
  return [deployment, 'now', id, lesson, ...(restartedAt === undefined ? [] : [restartedAt])].join('/');
}

/**
 * A lesson that the operator sends to a subscriber again, by the window of ten minutes that holds `now` (ms): pressing
 * twice makes one call.
 */
export function resendKey(deployment: string, id: string, lesson: string, now: number): string {
  return [deployment, 'resend', id, lesson, idempotencyWindow(now)].join('/');
}

/** Why a lesson leaves at once: `first` on confirmation, `now` on a subscriber's request. */
export type ImmediateKind = 'first' | 'now';

/** Why a lesson leaves at once, by its idempotency key (`firstLessonKey` or `nowKey`). */
export function kindOfKey(key: string): ImmediateKind {
  return key.split('/')[1] === 'now' ? 'now' : 'first';
}

/** The mail that asks a subscriber's new address for confirmation, with a link issued at `issuedAt` (ms). */
export function moveKey(deployment: string, id: string, newId: string, issuedAt: number): string {
  return [deployment, 'address', id, newId, issuedAt].join('/');
}

/** The scope of one person's signups; a new one after they unsubscribed (at `outSince`, ms). */
export function signupScope(deployment: string, id: string, outSince: number | undefined): string {
  return [deployment, 'signup', id, ...(outSince === undefined ? [] : [outSince])].join('/');
}

/** The mail that answers a signup, by the window of ten minutes that holds `now` (ms). */
export function signupKey(scope: string, now: number): string {
  return `${scope}/${idempotencyWindow(now)}`;
}

/** A test mail of the operator's, by the hash of its content: once within the window that holds `now` (ms). */
export function testKey(deployment: string, hash: string, now: number): string {
  return [deployment, 'test', hash, idempotencyWindow(now)].join('/');
}

/** The start (ms) of the window of ten minutes that holds `now` (ms). */
export function idempotencyWindow(now: number): number {
  return Math.floor(now / IDEMPOTENCY_WINDOW_MS) * IDEMPOTENCY_WINDOW_MS;
}
