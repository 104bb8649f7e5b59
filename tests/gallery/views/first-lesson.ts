import { builtLessons } from '../../../src/cli/local/built-course.ts';

/** The slug of the first lesson of the course that was built. */
export async function firstLesson(): Promise<string> {
  const [first] = await builtLessons();
  if (first === undefined) throw new Error('The course has no lesson.');
  return first;
}
