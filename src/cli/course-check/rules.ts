/** All that a course is read for, one rule after the other. */
import type { Finding } from './finding.ts';
import { draftFindings, tomorrowFindings, wordFindings } from './leftovers.ts';
import { lengthFindings, sizeFindings } from './length.ts';
import { linkFindings } from './links.ts';
import { pictureFindings } from './pictures.ts';
import { placeholderFindings } from './placeholders.ts';
import { plainTextFindings } from './plain-text.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';
import { previewFindings, subjectFindings } from './subject.ts';

const RULES: readonly ((lesson: ReadLesson, course: ReadCourse) => Finding[])[] = [
  subjectFindings,
  previewFindings,
  placeholderFindings,
  draftFindings,
  wordFindings,
  linkFindings,
  pictureFindings,
  tomorrowFindings,
  plainTextFindings,
  lengthFindings,
  sizeFindings,
];

/** What there is to say of a lesson, what must be mended first. */
export function findingsOf(lesson: ReadLesson, course: ReadCourse): Finding[] {
  const findings = RULES.flatMap((rule) => rule(lesson, course));
  return [
    ...findings.filter(({ weight }) => weight === 'must'),
    ...findings.filter(({ weight }) => weight === 'could'),
  ];
}
