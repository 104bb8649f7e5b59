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
