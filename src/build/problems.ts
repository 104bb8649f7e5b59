/** The author's mistakes that would reach a reader: each stops the build with the lesson, the fault and the remedy. */

import type { CourseDefinition, MailDefinition } from '../core/definition.ts';
import type { MailName } from '../core/mail-paths.ts';
import { PLACEHOLDER, PLACEHOLDERS } from '../core/placeholders.ts';
import { OTHER_MAILS } from './other-mails.ts';

/** Gmail clips a mail at about 102 KB; a link token takes some hundred bytes more than its placeholder. */
const MOST_BYTES = 100 * 1024 - 1024;

/** Slugs become parts of KV keys and idempotency keys, which have their limits. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 60;

/** Inboxes show some 60 letters of a subject (bytes). */
const LONGEST_SUBJECT = 200;

const KNOWN: readonly string[] = PLACEHOLDERS;

/** What is wrong with the definition of the lessons; `templateExists` says whether a file is in `emails/`. */
export function lessonProblems(
  { lessons }: Pick<CourseDefinition, 'lessons'>,
  templateExists: (file: string) => boolean,
): string[] {
  const problems = lessons.flatMap(({ slug, subject, template }, index) => {
    const name = `Lesson ${index + 1} ("${slug}")`;
    const twin = lessons.findIndex((other) => other.slug === slug);
    return [
      ...(twin < index ? [`${name} has the same slug as lesson ${twin + 1}: give each lesson a slug of its own.`] : []),
      ...(SLUG.test(slug) && slug.length <= LONGEST_SLUG
        ? []
        : [
            `${name}: a slug is at most ${LONGEST_SLUG} small letters, digits and single hyphens, such as "give-space".`,
          ]),
      ...mailProblems(name, { subject, template }, templateExists),
    ];
  });
  if (lessons.length === 0) problems.push('The course has no lesson: add a line to `lessons` in emails/course.ts.');
  return problems;
}

/** What is wrong with the definition of the other mails. */
export function otherMailProblems(
  mails: Record<MailName, MailDefinition>,
  templateExists: (file: string) => boolean,
): string[] {
  return OTHER_MAILS.flatMap(([key, name]) => mailProblems(name, mails[key], templateExists));
}

/** What is wrong with the words of the site. */
export function siteProblems({ landing, lessons }: Pick<CourseDefinition, 'landing' | 'lessons'>): string[] {
  const isLesson = lessons.some(({ slug }) => slug === landing.sample);
  const told = `\`sample\` in emails/landing.ts is "${landing.sample}", which is no lesson's slug: name one to show.`;
  return isLesson ? [] : [told];
}

function mailProblems(
  name: string,
  { subject, template }: MailDefinition,
  templateExists: (file: string) => boolean,
): string[] {
  return [
    ...(subject.trim() === '' ? [`${name} has an empty subject: write one in emails/course.ts.`] : []),
    ...(bytesOf(subject) > LONGEST_SUBJECT
      ? [`${name} has a subject of over ${LONGEST_SUBJECT} bytes: no inbox shows so much of it. Shorten it.`]
      : []),
    ...(templateExists(template) ? [] : [`${name}: its template emails/${template} is missing.`]),
    ...placeholderProblems(name, 'subject', subject),
  ];
}

/** What is wrong with a mail once it is rendered. */
export function renderedProblems(name: string, { html, text }: { html: string; text: string }): string[] {
  const bytes = bytesOf(html);
  return [
    ...(bytes > MOST_BYTES
      ? [`${name} is ${Math.ceil(bytes / 1024)} KB: over 100 KB Gmail cuts a mail off. Shorten it, or split it in two.`]
      : []),
    ...placeholderProblems(name, 'HTML', html),
    ...placeholderProblems(name, 'plain text', text),
  ];
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function placeholderProblems(name: string, where: string, source: string): string[] {
  const problems = [...source.matchAll(PLACEHOLDER)].flatMap(([whole, key = '', otherwise]) => {
    if (!KNOWN.includes(key)) {
      return [`${name}: its ${where} has the unknown placeholder ${whole}. Known are: ${KNOWN.join(', ')}.`];
    }
    return key === 'name' && otherwise === undefined
      ? [`${name}: its ${where} has ${whole}, but some readers give no name. Write {{name|friend}}, or other words.`]
      : [];
  });
  return [...new Set(problems)];
}
