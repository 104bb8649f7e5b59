/** What a lesson says of the next one. */
import { could, type Finding } from './finding.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';

/** The last lesson of several that announces another. */
export function tomorrowFindings(lesson: ReadLesson, { lessons }: ReadCourse): Finding[] {
  const { file, source } = lesson;
  if (lessons.length < 2 || lesson !== lessons.at(-1)) return [];
  const index = source.split('\n').findIndex((line) => /^\s*tomorrow\s*[:=]/.test(line));
  const words =
    'The last lesson says what comes tomorrow, and nothing does: take `tomorrow` out, unless more is to come.';
  return index < 0 ? [] : [could({ file, line: index + 1 }, words)];
}
