/**
 * A lesson that leaves at once: lesson 1 on confirmation, or one that a subscriber has asked for. The request sends it,
 * and the ticks after it where that could not. Both make the same call, since under one key another payload would
 * count as sent already.
 */

import { type Course, firstLesson, slugsOf } from '../course/course.ts';
import { isRepeatable } from '../domain/attempt.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import type { ImmediateSend } from '../domain/transition.ts';
import { lessonMail, type Recipient } from '../mail/compose.ts';
import { namesOurField } from '../mail/errors.ts';
import type { Outcome } from '../mail/mailer.ts';
import type { Services } from '../services.ts';

/** The lesson with this slug, or, if the author has taken it away since, what is the first one now. */
export function lessonNow(slug: string, course: Course): string {
  return slugsOf(course).includes(slug) ? slug : firstLesson(course);
}

/** Sends the lesson that had this slug when it was first tried. */
export async function sendImmediately(
  recipient: Recipient,
  slug: string,
  idempotencyKey: string,
  services: Services,
): Promise<Outcome> {
  const known = lessonNow(slug, services.course);
  const lesson = { slug: known, template: await services.templates.lesson(known) };
  const mail = await lessonMail(lesson, recipient, kindOfKey(idempotencyKey), services);
  const outcome = await services.mailer.sendOne(mail, idempotencyKey);
  // Who may not be mailed by a preview goes through it all the same, as they do in a batch.
  return outcome.kind === 'kept-back' ? { kind: 'sent', refused: [] } : outcome;
}

/** Tries a lesson for a subscriber at `now` (ms), and leaves a pending send behind unless Resend says a clear yes. */
export async function tryImmediately(
  { id, address, name }: Recipient,
  first: ImmediateSend,
  now: number,
  services: Services,
): Promise<Outcome> {
  // Tried before, and taken away by the author since: it is missing to nobody.
  if (!slugsOf(services.course).includes(first.lesson)) return { kind: 'already' };
  const outcome = isRepeatable(first.since, now)
    ? await sendImmediately({ id, address, name }, first.lesson, first.idempotencyKey, services)
    : ({ kind: 'unknown', reason: 'Resend has forgotten the first attempt.' } as const);
  // What is wrong with the lesson is no reason to turn its subscriber away.
  const isOurs = outcome.kind === 'refused' && namesOurField(outcome.reason);
  if (isOurs || outcome.kind === 'unknown' || outcome.kind === 'stopped') {
    await services.store.pendingSends.put(id, { address, name, ...first, at: services.time.now() });
  }
  return isOurs ? { kind: 'unknown', reason: outcome.reason } : outcome;
}
