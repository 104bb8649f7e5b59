/** The engine knows no author: what they throw away to write their own leaves no trace in the code, nor in its tests. */
import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadDefinition } from '../../src/build/definition.ts';
import { courseFolder } from '../../src/build/folder.ts';
import { authorsCourse } from '../author/course.ts';
import { COURSE } from '../fixtures/build.ts';

const scratch = `dist/test-${randomUUID()}`;
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** What a course calls itself and its lessons, in three words or more: fewer may be the code's own by chance. */
async function namesIn(folder: string): Promise<string[]> {
  const loaded = await loadDefinition(courseFolder(folder), scratch);
  if (!loaded.ok) throw new Error(`${folder} holds no course.`);
  const { name, lessons } = loaded.definition;
  const names = [name, ...lessons.flatMap(({ slug, subject }) => [slug, subject])];
  return names.filter((words) => words.split(/[\s-]+/).length > 2);
}

/** The files that name one of these. */
function naming(names: readonly string[]): string[] {
  const files = globSync('{src,tests,bench}/**/*.{ts,tsx,toml,md}');
  return files.filter((file) => {
    const source = readFileSync(file, 'utf8');
    return names.some((name) => source.includes(name));
  });
}

test('no code and no test names the author’s course or a lesson of it', async () => {
  const ours = (await Promise.all([COURSE, join('examples', 'drawing')].map(namesIn))).flat();
  const names = (await namesIn(authorsCourse().own)).filter((name) => !ours.includes(name));
  expect(naming(names)).toEqual([]);
});

test('the check sees names where they are', async () => {
  expect(naming(await namesIn(COURSE))).toContain(join(COURSE, 'course.ts'));
});
