/** The lesson that the README shows is one. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { problemsIn } from './mistakes.ts';

test('the lesson in the README builds, and a mistyped placeholder in it is told as the README says', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, lesson = ''] = /```markdown\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(lesson).toContain('## Exercise: ');
  expect(await problemsIn({ 'look-longer.md': lesson })).toEqual([]);
  const [, told = ''] = /emails\/look-longer\.md:\d+ {2}(.*) …/.exec(readme) ?? [];
  const [problem] = await problemsIn({ 'look-longer.md': lesson.replace('{{name', '{{nmae') });
  expect(problem?.message).toContain(told);
});
