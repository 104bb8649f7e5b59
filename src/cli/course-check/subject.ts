/** What an inbox shows of a lesson: its subject, and the line behind it. */
import leven from 'leven';
import { fillSubject } from '../../course/template.ts';
import { could, type Finding, must } from './finding.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';

/** Inboxes show some 60 letters of a subject, those of phones fewer. */
const LONGEST_SUBJECT = 60;

/** What is left for the preview, in the widest of them. */
const LONGEST_PREVIEW = 140;

/** The share of letters in which two subjects may differ and still be taken for one. */
const NEARLY = 0.2;

/** A subject that is another lesson's or nearly so, or is longer than an inbox shows. */
export function subjectFindings(lesson: ReadLesson, { lessons }: ReadCourse): Finding[] {
  const subject = plainly(lesson);
  // The build stops at it.
  if (subject === '') return [];
  const earlier = lessons.slice(0, lessons.indexOf(lesson)).filter((other) => plainly(other) !== '');
  const twin = earlier.find((other) => plainly(other) === subject);
  const like = twin ?? earlier.find((other) => isNearly(plainly(other), subject));
  const length = [...fillSubject(lesson.subject, {})].length;
  return [
    ...(twin
      ? [must(lesson.entry, `The subject is that of ${twin.slug}, too: an inbox shows the two as one mail.`)]
      : []),
    ...(like && !twin
      ? [
          could(
            lesson.entry,
            `The subject is nearly that of ${like.slug}, “${like.subject}”: a reader may take it for read.`,
          ),
        ]
      : []),
    ...(length > LONGEST_SUBJECT
      ? [
          could(
            lesson.entry,
            `The subject has ${length} letters; inboxes show some ${LONGEST_SUBJECT}. Put what counts first, or shorten it.`,
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
    return [must({ file, line: null }, 'There is no preview: give it a line that an inbox shows after the subject.')];
  }
  const place = { file, line: previewLine(lesson) };
  const twin = lessons.slice(0, lessons.indexOf(lesson)).find((other) => other.drawn?.preview === preview);
  const length = [...preview].length;
  return [
    ...(simplified(preview) === plainly(lesson)
      ? [could(place, 'The preview says the subject again: let it say why to open the mail.')]
      : []),
    ...(twin ? [could(place, `The preview is that of ${twin.slug}, too: give each lesson one of its own.`)] : []),
    ...(length > LONGEST_PREVIEW
      ? [could(place, `The preview has ${length} letters; no inbox shows more than ${LONGEST_PREVIEW}.`)]
      : []),
  ];
}

function previewLine({ source }: ReadLesson): number | null {
  const index = source.split('\n').findIndex((line) => /^\s*preview\s*[:=]/.test(line));
  return index < 0 ? null : index + 1;
}

function plainly({ subject }: ReadLesson): string {
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
