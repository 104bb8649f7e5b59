/** Courses with a mistake, for the tests that say how each is told: with its file, its line, and what to do. */
import { afterEach } from 'vitest';
import type { Problem } from '../../src/build/problem.ts';
import { renderCourse } from '../../src/build/render.ts';
import type { LessonDefinition } from '../../src/course/definition.ts';
import { courseOf, type WrittenCourse, writeCourse } from './fixtures.ts';

const written: WrittenCourse[] = [];

afterEach(() => Promise.all(written.splice(0).map((course) => course.remove())));

/** What the build says of an author's files; without `lessons`, the first of them is the one lesson. */
export async function problemsIn(
  files: Readonly<Record<string, string>>,
  lessons: Partial<LessonDefinition>[] = [{ template: Object.keys(files)[0] ?? '' }],
): Promise<Problem[]> {
  const course = await writeCourse(courseOf(lessons), files);
  written.push(course);
  const rendered = await renderCourse(course.folder, course.scratch);
  return rendered.ok ? [] : rendered.problems;
}

/** `told` has the remedy. */
export type Mistake = [what: string, source: string, line: number, told: RegExp];

/** Front matter without a fault, and an empty line. */
export const FRONT = '---\ntitle: A title\npreview: What inboxes show\n---\n\n';
