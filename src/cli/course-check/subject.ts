/** What an inbox shows of a lesson: its subject, and the line behind it. */
import leven from 'leven';
import { fillSubject } from '../../course/template.ts';
import { could, type Finding, must } from './finding.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';

/** Inboxes show some 60 letters of a subject, those of phones fewer. */
const MAX_SUBJECT_LENGTH = 60;

/** What is left for the preview, in the widest of them. */
const MAX_PREVIEW_LENGTH = 140;

/** The share of letters in which two subjects may differ and still be taken for one. */
const NEARLY = 0.2;

/** A subject that is another lesson's or nearly so, or is longer than an inbox shows. */
export function subjectFindings(lesson: ReadLesson, { lessons }: ReadCourse): Finding[] {
  const subject = comparable(lesson);
  // The build stops at it.
  if (subject === '') return [];
  const earlier = lessons.slice(0, lessons.indexOf(lesson)).filter((other) => comparable(other) !== '');
  const twin = earlier.find((other) => comparable(other) === subject);
  const like = twin ?? earlier.find((other) => isNearly(comparable(other), subject));
  const length = [...fillSubject(lesson.subject, {})].length;
  return [
    ...(twin
      ? [must(lesson.entry, `The subject is the same as that of ${twin.slug}, so inboxes may group the two.`)]
      : []),
    ...(like && !twin
      ? [
          could(
            lesson.entry,
            `The subject is nearly that of ${like.slug}, “${like.subject}”: readers may think they have read it.`,
          ),
        ]
      : []),
    ...(length > MAX_SUBJECT_LENGTH
      ? [
          could(
            lesson.entry,
            `The subject has ${length} characters; inboxes show about ${MAX_SUBJECT_LENGTH}. Put the important words first, or shorten it.`,
          ),
        ]
      : []),
  ];
}

/** A preview that is missing, says what the subject says, is another lesson's, or is longer than an inbox shows. */
export function previewFindings(lesson: ReadLesson, { lessons }: ReadCourse): Finding[] {
  const { drawn, file } = lesson;
  if (drawn === null) return [];
  const { preview } = drawn;
  if (preview === '') {
    return [must({ file, line: null }, 'There is no preview text. Add the line that inboxes show after the subject.')];
  }
  const place = { file, line: previewLine(lesson) };
  const twin = lessons.slice(0, lessons.indexOf(lesson)).find((other) => other.drawn?.preview === preview);
  const length = [...preview].length;
  return [
    ...(simplified(preview) === comparable(lesson)
      ? [could(place, 'The preview repeats the subject. Say why to open the email.')]
      : []),
    ...(twin ? [could(place, `The preview is the same as that of ${twin.slug}. Give each lesson its own.`)] : []),
    ...(length > MAX_PREVIEW_LENGTH
      ? [could(place, `The preview has ${length} characters; no inbox shows more than ${MAX_PREVIEW_LENGTH}.`)]
      : []),
  ];
}

function previewLine({ source }: ReadLesson): number | null {
  const index = source.split('\n').findIndex((line) => /^\s*preview\s*[:=]/.test(line));
  return index < 0 ? null : index + 1;
}

function comparable({ subject }: ReadLesson): string {
  return simplified(fillSubject(subject, {}));
}

function simplified(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isNearly(one: string, other: string): boolean {
  return leven(one, other) <= NEARLY * Math.max(one.length, other.length);
}
