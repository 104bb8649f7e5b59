/** The course as the build has just written it down. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, object, parse, string } from 'valibot';
import { target } from '../../build/folder.ts';

const BuiltSchema = object({ lessons: array(object({ slug: string() })) });

/** The slugs of its lessons, in order. */
export async function builtLessons(): Promise<string[]> {
  const { lessons } = parse(BuiltSchema, JSON.parse(await readFile(join(target().folder, 'course.json'), 'utf8')));
  return lessons.map(({ slug }) => slug);
}
