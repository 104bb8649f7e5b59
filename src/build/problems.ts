/** The author's mistakes that would reach a subscriber: each stops the build with the lesson, the fault and the remedy. */

import type { CourseDefinition, MailDefinition } from '../course/definition.ts';
import type { MailName } from '../course/mail-paths.ts';
import { OTHER_MAILS } from './other-mails.ts';
import { braceFaults, placeholderFaults } from './placeholder-faults.ts';
import { didYouMean, type Problem } from './problem.ts';
import type { CourseLines } from './source.ts';

/** Slugs become parts of KV keys and idempotency keys, which have their limits. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 60;

/** Inboxes show some 60 letters of a subject (bytes). */
const MAX_SUBJECT_LENGTH = 200;

const LESSON_FIELDS = ['slug', 'subject', 'template'] as const;

/** A course's definition with what is known about its file. */
export interface DefinitionFile {
  /** As messages name it: `emails/course.ts`. */
  file: string;
  lines: CourseLines;
  /** As messages name a template, if it is there: `emails/first-day.md`. */
  template(name: string, kind: 'lesson' | 'mail'): { file: string; exists: boolean };
}

type Told = [line: number | null, message: string];

/** What is wrong with the definition of the lessons. */
export function lessonProblems({ lessons }: Pick<CourseDefinition, 'lessons'>, definition: DefinitionFile): Problem[] {
  const { file, lines } = definition;
  const told = lessons.flatMap((lesson, index): Told[] => {
    const { slug, subject, template } = lesson;
    const name = `Lesson ${index + 1} ("${slug}")`;
    const wrong = fieldProblems(name, lesson).map((message): Told => [lines.lesson(index), message]);
    if (wrong.length > 0) return wrong;
    const twin = lessons.findIndex((other) => other.slug === slug);
    const line = (field: string) => lines.lesson(index, field);
    return [
      ...(twin < index
        ? ([
            [line('slug'), `${name} has the same slug as lesson ${twin + 1}: give each lesson a slug of its own.`],
          ] as Told[])
        : []),
      ...(isSlug(slug)
        ? []
        : ([
            [
              line('slug'),
              `${name}: a slug is at most ${MAX_SLUG_LENGTH} small letters, digits and single hyphens, such as "first-steps".`,
            ],
          ] as Told[])),
      ...mailProblems(name, { subject, template }, line, definition.template(template, 'lesson')),
    ];
  });
  if (lessons.length === 0) told.push([lines.field('lessons'), `The course has no lesson: add a line to \`lessons\`.`]);
  return told.map(([line, message]) => ({ file, line, message }));
}

const isSlug = (slug: string) => SLUG.test(slug) && slug.length <= MAX_SLUG_LENGTH;

/** The build does not check types: an author may have mistyped the name of a field. */
function fieldProblems(name: string, lesson: object): string[] {
  const known: readonly string[] = LESSON_FIELDS;
  const fields = new Map<string, unknown>(Object.entries(lesson));
  const unknown = [...fields.keys()].filter((field) => !known.includes(field));
  return [
    ...unknown.map(
      (field) => `${name} has an unknown field \`${field}\`.${didYouMean(field, known)} Known are ${known.join(', ')}.`,
    ),
    ...known
      .filter((field) => typeof fields.get(field) !== 'string' && unknown.length === 0)
      .map((field) => `${name} has no \`${field}\`: write ${field}: '…' among its fields.`),
  ];
}

/** What is wrong with the other mails. */
export function otherMailProblems(
  mails: Record<MailName, MailDefinition>,
  { file, lines, template }: DefinitionFile,
): Problem[] {
  const told = OTHER_MAILS.flatMap(([key, name]) =>
    mailProblems(name, mails[key], (field) => lines.mail(key, field), template(mails[key].template, 'mail')),
  );
  return told.map(([line, message]) => ({ file, line, message }));
}

/** What is wrong with the words of the site; they stand on `line` of `file`. */
export function siteProblems(
  { landing, lessons }: Pick<CourseDefinition, 'landing' | 'lessons'>,
  { file, line }: Pick<Problem, 'file' | 'line'>,
): Problem[] {
  const slugs = lessons.map(({ slug }) => slug);
  if (slugs.includes(landing.sample)) return [];
  const meant = didYouMean(landing.sample, slugs);
  return [
    { file, line, message: `\`sample\` is "${landing.sample}", which is no lesson's slug: name one to show.${meant}` },
  ];
}

function mailProblems(
  name: string,
  { subject }: MailDefinition,
  line: (field: string) => number | null,
  { file, exists }: ReturnType<DefinitionFile['template']>,
): Told[] {
  const ofSubject = [
    ...(subject.trim() === '' ? [`${name} has an empty subject: write one.`] : []),
    ...(bytesOf(subject) > MAX_SUBJECT_LENGTH
      ? [`${name} has a subject of over ${MAX_SUBJECT_LENGTH} bytes: no inbox shows so much of it. Shorten it.`]
      : []),
    ...[...placeholderFaults(subject), ...braceFaults(subject)].map(
      ({ message }) => `${name}: its subject has ${message}`,
    ),
  ];
  return [
    ...ofSubject.map((message): Told => [line('subject'), message]),
    ...(exists
      ? []
      : [[line('template'), `${name}: its template ${file} is missing: look at its name, or write it.`] as Told]),
  ];
}

/** How long a text is where it is sent. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
