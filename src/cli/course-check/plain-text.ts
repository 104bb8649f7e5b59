/** The plain text of a mail, for readers and programs that show no HTML. */

import { type Finding, locate, must } from './finding.ts';
import { elementsIn } from './html.ts';
import { wordCount } from './length.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';

/** How much of the lesson's words the text has to hold, at the least; the two divide some of them otherwise. */
const NEARLY_ALL = 0.8;

/** Text that is empty or lacks much, holds leftovers of HTML, or lacks a link. */
export function plainTextFindings(lesson: ReadLesson, { language }: ReadCourse): Finding[] {
  const { drawn, file } = lesson;
  if (drawn === null) return [];
  const { text, words, card } = drawn;
  const nowhere = { file, line: null };
  if (text.trim() === '') return [must(nowhere, 'The plain text is empty, so some readers would get an empty email.')];
  const [markup] = /<\/?[a-z][a-z0-9]*(\s[^<>]*)?>|&(#\d+|[a-z]+);/i.exec(text) ?? [];
  const [has, needs] = [wordCount(text, language), wordCount(words, language)];
  const missing = elementsIn(card, 'a')
    .map(({ attribs }) => attribs['href'] ?? '')
    .filter((href) => href !== '' && !text.includes(href));
  return [
    ...(markup === undefined ? [] : [must(locate(lesson, markup), `The plain text shows ${markup}, which is HTML.`)]),
    ...(has < NEARLY_ALL * needs
      ? [must(nowhere, `The plain text has ${has} of the lesson's ${needs} words. Check what is missing.`)]
      : []),
    ...[...new Set(missing)].map((href) => must(locate(lesson, href), `The plain text is missing the link ${href}.`)),
  ];
}
