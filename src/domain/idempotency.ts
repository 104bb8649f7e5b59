/**
 * Idempotency keys. Resend remembers them for 24 hours, in one space for the whole account
 * (https://resend.com/docs/dashboard/emails/idempotency-keys), so each begins with its deployment: two courses
 * that shared a key would each take the other's mail for sent.
 */
import { BATCH_SIZE } from './batch.ts';
import { MINUTE_MS } from './time.ts';

/** A second signup within this time (ms) sends no second mail. */
export const IDEMPOTENCY_WINDOW_MS = 10 * MINUTE_MS;

/** A batch's lesson: the same call, however often and by whichever tick it is made. */
export function lessonKey(deployment: string, { cohort, n }: { cohort: string; n: number }, lesson: string): string {
  return `${deployment}/${cohort}/${n}/${lesson}`;
}

/** A part of a batch's lesson, and a later take of it: what was refused before may be sent under a key of its own. */
export function sliceKey(lesson: string, [from, to]: readonly [number, number], revision: number): string {
  const slice = from === 0 && to === BATCH_SIZE ? [] : [`${from}-${to}`];
  return [lesson, ...slice, ...(revision === 1 ? [] : [`take-${revision}`])].join('/');
}

/**
 * Lesson 1 of a person: once, however many links they press; once more for someone who was out (until `outSince`, ms) in
 * between.
 */
export function firstLessonKey(deployment: string, id: string, outSince: number | undefined): string {
  return [deployment, 'welcome', id, ...(outSince === undefined ? [] : [outSince])].join('/');
}

/** A lesson that a reader has asked for before its time: once, however often they ask; once more in a later run (`restartedAt`, ms). */
export function nowKey(deployment: string, id: string, lesson: string, restartedAt: number | undefined): string {
  return [deployment, 'now', id, lesson, ...(restartedAt === undefined ? [] : [restartedAt])].join('/');
}

/**
 * A lesson that the operator sends to a reader once more, by the window of ten minutes that `now` (ms) is in: pressed
 * twice it is one call.
 */
export function resendKey(deployment: string, id: string, lesson: string, now: number): string {
  return [deployment, 'resend', id, lesson, idempotencyWindow(now)].join('/');
}

/** Whether a lesson that leaves at once is the one of a confirmation, or one that was asked for, by its key. */
export function kindOfKey(key: string): 'welcome' | 'now' {
  return key.split('/')[1] === 'now' ? 'now' : 'welcome';
}

/** The mail that asks a reader's new address whether it wants the course, by a link issued at `issuedAt` (ms). */
export function moveKey(deployment: string, id: string, newId: string, issuedAt: number): string {
  return [deployment, 'address', id, newId, issuedAt].join('/');
}

/** What one person asks for when they sign up; whoever has been out (`outSince`, ms) asks for something new. */
export function signupScope(deployment: string, id: string, outSince: number | undefined): string {
  return [deployment, 'signup', id, ...(outSince === undefined ? [] : [outSince])].join('/');
}

/** The mail that answers a signup, by the window of ten minutes that `now` (ms) is in. */
export function signupKey(scope: string, now: number): string {
  return `${scope}/${idempotencyWindow(now)}`;
}

/** A mail that the operator tries out, by the hash of all that is in it: once within the window that `now` (ms) is in. */
export function testKey(deployment: string, hash: string, now: number): string {
  return [deployment, 'test', hash, idempotencyWindow(now)].join('/');
}

/** The start (ms) of the window of ten minutes that holds `now` (ms). */
export function idempotencyWindow(now: number): number {
  return Math.floor(now / IDEMPOTENCY_WINDOW_MS) * IDEMPOTENCY_WINDOW_MS;
}
