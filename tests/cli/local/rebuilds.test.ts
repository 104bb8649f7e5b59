/** What an author sees in the terminal of `npm start` who makes a mistake, and mends it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCourse } from '../../../src/cli/local/running.ts';
import { copyProject, type ProjectCopy } from '../project-copy.ts';

const COURSE = ['--course', 'examples/drawing'];

let project: ProjectCopy;
let lesson: string;
let words: string;

beforeAll(async () => {
  project = await copyProject();
  lesson = join(project.folder, 'examples/drawing/one-line.md');
  words = await readFile(lesson, 'utf8');
});

afterAll(() => project.remove());

const WITHIN = { timeout: 60_000, interval: 300 };

test('a mistake is told by file and line, the course stays as it was, and goes on once it is mended', async () => {
  const running = await startCourse({}, { project: project.folder, options: COURSE });
  try {
    await writeFile(lesson, words.replace(/^preview: .*/m, 'preview: one: line'));
    await expect
      .poll(running.output, WITHIN)
      .toMatch(/not built:\n {2}- examples\/drawing\/one-line\.md:3 {2}`preview`/);
    await expect.poll(running.output, WITHIN).toContain('Until then it stays as it was.');
    expect(running.output()).not.toMatch(/ERROR|Process exited/);
    expect((await fetch(running.local.courseUrl, { signal: AbortSignal.timeout(20_000) })).status).toBe(200);

    await writeFile(lesson, words.replace(/^preview: .*/m, 'preview: Another line.'));
    await expect.poll(running.output, WITHIN).toContain('The course is built again.');
    const mail = join(project.folder, 'dist/assets/mails/lessons/one-line.json');
    expect(await readFile(mail, 'utf8')).toContain('Another line.');
  } finally {
    await running.stop();
    await writeFile(lesson, words);
  }
}, 180_000);

test('a course that cannot be built is not started, and its author is told why', async () => {
  await writeFile(lesson, words.replace('title:', 'titel:'));
  const started = startCourse({}, { project: project.folder, options: COURSE });
  await expect(started).rejects.toThrow(/ended with 1:[\s\S]*one-line\.md:2/);
  await writeFile(lesson, words);
}, 60_000);
