/** The preview of mails as they are written: the real command, with React Email's own server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/cli/local/running.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

let project: ProjectCopy;
let preview: ChildProcess;
let url: string;
let output = '';

beforeAll(async () => {
  project = await copyProject();
  const port = await freePort();
  url = `http://localhost:${port}`;
  const args = ['src/cli/email.ts', '--course', 'examples/drawing', '--port', port];
  preview = spawn(process.execPath, args, { cwd: project.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [preview.stdout, preview.stderr]) {
    stream?.setEncoding('utf8').on('data', (words: string) => {
      output += words;
    });
  }
}, 60_000);

afterAll(async () => {
  const ended = once(preview, 'exit');
  preview.kill('SIGTERM');
  await ended;
  await project.remove();
});

/** Asks for a mail's preview until it has these words. */
async function shows(mail: string, words: string): Promise<void> {
  await expect
    .poll(() => fetch(`${url}/preview/${mail}`).then((response) => response.text()), { timeout: 60_000, interval: 500 })
    .toContain(words);
}

test('shows lessons in Markdown and the mails that are shared, and what is saved and new', async () => {
  await shows('one-line', 'which is a great relief');
  await shows('one-line', '&quot;day&quot;: 2');
  await shows('confirmation', 'Three small drawings');

  const file = join(project.folder, 'examples/drawing/one-line.md');
  const words = await readFile(file, 'utf8');
  await writeFile(file, words.replace('If it leans,', 'If it dances,'));
  // An open page is told of it; a new request is answered from what the server has drawn before.
  await expect
    .poll(() => readFile(join(project.folder, 'dist/mails/one-line.js'), 'utf8'), { timeout: 20_000 })
    .toContain('If it dances,');

  await writeFile(join(project.folder, 'examples/drawing/new.md'), words.replace('If it leans,', 'If it is new,'));
  await shows('new', 'If it is new,');
  await rm(join(project.folder, 'examples/drawing/new.md'));

  await writeFile(file, `${words}\n<b>bold</b>\n`);
  for (const until = Date.now() + 20_000; Date.now() < until && !output.includes('<b> is HTML'); ) await sleep(200);
  expect(output).toMatch(/<b> is HTML.*\*\*bold\*\*/);
  expect(output).toContain('one-line.md:');
}, 150_000);
