import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { problemsIn } from '../build/mistakes.ts';

test('the mistake that the README shows is told in its words', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, line, told = ''] = /emails\/look-longer\.md:(\d+) {2}(.*) …/.exec(readme) ?? [];
  const frontMatter = '---\ntitle: Look longer\npreview: A cup.\n---\n';
  const above = '\n'.repeat(Number(line) - frontMatter.split('\n').length);
  const lesson = `${frontMatter}${above}Good morning, {{nmae|friend}}.\n`;
  const [problem] = await problemsIn({ 'look-longer.md': lesson });
  expect(problem?.line).toBe(Number(line));
  expect(problem?.message).toContain(told);
});

test('every folder of src is in the table of where things are, and no other', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, table = ''] = /^\| where \| what \|\n(.*?)\n\n/ms.exec(readme) ?? [];
  const named = [...table.matchAll(/^\| ([^|]*src\/[^|]*) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(?:src\/)?([a-z]+)\/`/g)].map(([, folder]) => folder),
  );
  const entries = await readdir('src', { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(named.toSorted()).toEqual(folders.toSorted());
});
