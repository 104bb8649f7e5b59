/** The course as the build has just written it down. */
import { readFile } from 'node:fs/promises';
import { array, object, parse, string } from 'valibot';

const BuiltSchema = object({ lessons: array(object({ slug: string() })) });

/** The slugs of its lessons, in order. */
export async function builtLessons(): Promise<string[]> {
  const { lessons } = parse(BuiltSchema, JSON.parse(await readFile('dist/course.json', 'utf8')));
  return lessons.map(({ slug }) => slug);
}
