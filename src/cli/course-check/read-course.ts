/** A course as it is read: what the author wrote, and what the build makes of it. */
import type { Template } from '../../course/template.ts';
import { type SeenMail, see, wordsOf } from './html.ts';

/** A lesson once the build has drawn it. */
export interface DrawnLesson extends SeenMail {
  html: string;
  text: string;
  /** The lesson's own words as its reader sees them. */
  words: string;
}

export interface ReadLesson {
  slug: string;
  subject: string;
  /** The author's file, and what is in it. */
  file: string;
  source: string;
  /** Where the lesson stands in `course.ts`. */
  entry: { file: string; line: number | null };
  /** Null where the build stopped before it. */
  drawn: DrawnLesson | null;
}

export interface ReadCourse {
  name: string;
  /** BCP 47. */
  language: string;
  lessons: readonly ReadLesson[];
}

/** What is read of a rendered mail. */
export function drawnFrom({ html, text }: Pick<Template, 'html' | 'text'>): DrawnLesson {
  const seen = see(html);
  const words = wordsOf(seen.card).replaceAll('{{greeting}}', '').trim();
  return { ...seen, html, text, words };
}

/**
 * The line, counted from 1, on which these words begin in a source; null where they do not stand there as they are read.
 * A source may break its lines where it likes.
 */
function lineOf(source: string, words: string): number | null {
  const pattern = words
    .split(/[ \t\r\n]+/)
    .filter(Boolean)
    .map(literally)
    .join('\\s+');
  const found = pattern === '' ? -1 : source.search(new RegExp(pattern));
  return found < 0 ? null : source.slice(0, found).split('\n').length;
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A place in the lesson's own file, for a finding. */
export function placeIn({ file, source }: ReadLesson, words: string): { file: string; line: number | null } {
  return { file, line: lineOf(source, words) };
}
