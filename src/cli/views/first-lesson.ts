import { readFile } from 'node:fs/promises';
import type { Course } from '../../core/course.ts';
import { firstLesson as firstOf } from '../../core/course.ts';

/** The slug of the first lesson of the course that was built. */
export async function firstLesson(): Promise<string> {
  const course: Course = JSON.parse(await readFile('dist/course.json', 'utf8'));
  return firstOf(course);
}
