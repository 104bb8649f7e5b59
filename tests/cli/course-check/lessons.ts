/** Courses to be read, made of what their lessons say. */
import type { Finding } from '../../../src/cli/course-check/finding.ts';
import { drawnFrom, type ReadCourse, type ReadLesson } from '../../../src/cli/course-check/read-course.ts';
import { findingsOf } from '../../../src/cli/course-check/rules.ts';

export interface LessonParts {
  subject?: string;
  preview?: string;
  /** The HTML of the lesson's own words. */
  body?: string;
  /** The plain text; without it, one that says what `body` says. */
  text?: string;
  /** What the author wrote; without it, `body`. */
  source?: string;
  /** What stands around the lesson's own words. */
  around?: string;
}

const BODY = '<p>Good morning. Today we look at one small thing, and try it out.</p>';

/** A lesson with nothing to say against it, but for what is given. */
function lessonOf(parts: LessonParts, index: number): ReadLesson {
  const name = `${'abcdefgh'[index]}`.repeat(9);
  const { subject = name, preview = `Why ${name} matters`, body = BODY, around = '' } = parts;
  const text = parts.text ?? textOf(body);
  const hidden = `<div style="display:none;max-height:0">${preview}${'\u00a0\u200c'.repeat(9)}</div>`;
  const html = `<html><body>${hidden}<table><tr><td class="inside">${body}</td></tr></table>${around}</body></html>`;
  return {
    slug: name,
    subject,
    file: `emails/${name}.md`,
    source: parts.source ?? `---\npreview: ${preview}\n---\n${body}`,
    entry: { file: 'emails/course.ts', line: index + 10 },
    drawn: drawnFrom({ html, text }),
  };
}

function textOf(body: string): string {
  return body.replace(/<a [^>]*href="([^"]*)"[^>]*>/g, '$1 ').replace(/<[^>]*>/g, ' ');
}

export function courseOf(parts: readonly LessonParts[], language = 'en'): ReadCourse {
  return { name: 'A course', language, lessons: parts.map(lessonOf) };
}

/** What there is to say of the last of these lessons: `must emails/a.md:3 Why.` */
export function notesOn(...parts: LessonParts[]): string[] {
  return notesIn(courseOf(parts));
}

/** The same, for a course in a language. */
export function notesIn(course: ReadCourse): string[] {
  const last = course.lessons.at(-1);
  return last ? findingsOf(last, course).map(noteOf) : [];
}

function noteOf({ weight, file, line, message }: Finding): string {
  return `${weight} ${file}${line === null ? '' : `:${line}`} ${message}`;
}
