/** A finding of the course check, and where in the source it is. */
import type { Problem } from '../../build/problem.ts';
import type { ReadLesson } from './read-course.ts';

/** A note on one lesson, with its location if known. */
export interface Finding extends Problem {
  /** `must`: an error that has to be fixed. `could`: worth checking; it may be intended. */
  weight: 'must' | 'could';
}

/** A file, and a line in it if known. */
export type Location = Pick<Problem, 'file' | 'line'>;

export function must({ file, line }: Location, message: string): Finding {
  return { weight: 'must', file, line, message };
}

export function could({ file, line }: Location, message: string): Finding {
  return { weight: 'could', file, line, message };
}

/**
 * The line, counted from 1, where this text starts in a source; null if the source does not contain it literally. Line
 * breaks in the source are ignored.
 */
function lineOf(source: string, words: string): number | null {
  const pattern = words
    .split(/[ \t\r\n]+/)
    .filter(Boolean)
    .map(escapeRegExp)
    .join('\\s+');
  const found = pattern === '' ? -1 : source.search(new RegExp(pattern));
  return found < 0 ? null : source.slice(0, found).split('\n').length;
}

function escapeRegExp(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Where this text is in the lesson's file. */
export function locate({ file, source }: ReadLesson, words: string): Location {
  return { file, line: lineOf(source, words) };
}
