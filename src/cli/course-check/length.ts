/** How long a lesson is: its words, the minutes they take, and the size of the mail. */
import { minutesToRead } from '../../course/reading-time.ts';
import { could, type Finding } from './finding.ts';
import type { DrawnLesson, ReadCourse, ReadLesson } from './read-course.ts';

/** How many times as long as the middle one a lesson may be, or as short. */
const OUTLIER = 2;

/** Of one or two lessons, neither is the exception. */
const FEWEST = 3;

/** The lessons that ship have less than half of that. */
const LARGE_KB = 60;

export interface Length {
  words: number;
  /** To read it, rounded up; 0 only where there is no word. */
  minutes: number;
  /** The HTML, rounded up. */
  kilobytes: number;
}

/** The length of a lesson in a language (BCP 47). Words are counted as that language divides them. */
export function lengthOf({ words, html }: DrawnLesson, language: string): Length {
  const count = wordCount(words, language);
  const bytes = new TextEncoder().encode(html).length;
  return { words: count, minutes: minutesToRead(count), kilobytes: Math.ceil(bytes / 1024) };
}

export function wordCount(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** A lesson that is very much longer or shorter than the others. */
export function lengthFindings({ drawn, file }: ReadLesson, { lessons, language }: ReadCourse): Finding[] {
  if (drawn === null || lessons.length < FEWEST) return [];
  const counts = lessons.flatMap((each) => (each.drawn ? [wordCount(each.drawn.words, language)] : []));
  const middle = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0;
  const count = wordCount(drawn.words, language);
  const beside = `It has ${count} words; the median lesson has ${middle}.`;
  if (count > OUTLIER * middle) {
    return [could({ file, line: null }, `Much longer than the others. ${beside} Consider splitting it in two.`)];
  }
  return count * OUTLIER < middle ? [could({ file, line: null }, `Much shorter than the others. ${beside}`)] : [];
}

/** A mail that comes near to what Gmail cuts off, at some 102 KB; the build stops at 100. */
export function sizeFindings({ drawn, file }: ReadLesson, { language }: ReadCourse): Finding[] {
  if (drawn === null) return [];
  const { kilobytes } = lengthOf(drawn, language);
  const words = `The email has ${kilobytes} KB, so it loads slowly on a phone. The build fails over 100 KB.`;
  return kilobytes > LARGE_KB ? [could({ file, line: null }, words)] : [];
}
