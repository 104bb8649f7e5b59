/**
 * Lesson 1 as it is sent: by the request that confirms, and by the ticks after it where that could not. Both make
 * the same call, since under one key another payload would count as sent already.
 */
import { firstLesson, slugsOf } from '../core/course.ts';
import type { Edges } from '../edges.ts';
import type { Outcome } from '../resend/mailer.ts';
import { lessonMail, type Recipient } from '../resend/mails.ts';

/** Sends the lesson with this slug, or, if the author has taken it away since, what is the first one now. */
export async function sendFirstLesson(
  reader: Recipient,
  slug: string,
  idempotencyKey: string,
  edges: Edges,
): Promise<Outcome> {
  const known = slugsOf(edges.course).includes(slug) ? slug : firstLesson(edges.course);
  const lesson = { slug: known, template: await edges.templates.lesson(known) };
  return edges.mailer.sendOne(await lessonMail(lesson, reader, 'welcome', edges), idempotencyKey);
}
