/** The product knows no course: what an author throws away to write their own leaves no trace in `src/`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { course } from '../../emails/course.ts';
import { course as example } from '../../examples/drawing/course.ts';

/** What the two courses are about. */
const TOPICS =
  /\b(love[sdr]?|lovers?|loving|partners?|relationships?|break-?ups?|broke up|ex|exes|girlfriends?|boyfriends?|husbands?|wife|wives|marriages?|divorced?|dating|heart(s|break|broken)?|jealous\w*|apolog\w+|pencils?|sketch\w*)\b/i;

const NAMES = [course, example].flatMap(({ name, author, lessons }) => [
  name,
  ...(author === 'Daystep' ? [] : [author]),
  ...lessons.flatMap(({ slug, subject, template }) => [slug, subject, template]),
]);

const files = (await readdir('src', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name));

const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));

function traces(pattern: RegExp | string): string[] {
  return [...sources].flatMap(([file, source]) =>
    source.split('\n').flatMap((line, index) => {
      const found =
        typeof pattern === 'string' ? line.toLowerCase().includes(pattern.toLowerCase()) : pattern.test(line);
      return found ? [`${file}:${index + 1} ${line.trim()}`] : [];
    }),
  );
}

test('no file in src/ has a word of what the courses are about', () => {
  expect(sources.size).toBeGreaterThan(150);
  expect(traces(TOPICS)).toEqual([]);
});

test.each(NAMES)('no file in src/ names “%s”', (name) => {
  expect(traces(name)).toEqual([]);
});

test('the check sees such words where they are', async () => {
  const landing = await readFile('emails/landing.ts', 'utf8');
  expect(landing.split('\n').filter((line) => TOPICS.test(line)).length).toBeGreaterThan(1);
});
