/**
 * Lesson 1 as it is sent: by the request that confirms, and by the ticks after it where that could not. Both make
 * the same call, since under one key another payload would count as sent already.
 */
import { type Course, firstLesson, slugsOf } from '../core/course.ts';
import type { Edges } from '../edges.ts';
import type { Outcome } from '../resend/mailer.ts';
import { lessonMail, type Recipient } from '../resend/mails.ts';

/** The lesson with this slug, or, if the author has taken it away since, what is the first one now. */
export function firstLessonNow(slug: string, course: Course): string {
  return slugsOf(course).includes(slug) ? slug : firstLesson(course);
}

/** Sends lesson 1, which had this slug when it was first tried. */
export async function sendFirstLesson(
  reader: Recipient,
  slug: string,
  idempotencyKey: string,
  edges: Edges,
): Promise<Outcome> {
  const known = firstLessonNow(slug, edges.course);
  const lesson = { slug: known, template: await edges.templates.lesson(known) };
  return edges.mailer.sendOne(await lessonMail(lesson, reader, 'welcome', edges), idempotencyKey);
}
