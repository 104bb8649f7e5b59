import { readFile } from 'node:fs/promises';
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

test('the README fits in 150 lines', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});
