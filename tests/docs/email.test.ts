/** `npm run email`, of the mails in `emails/`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { freePort } from '../../src/cli/running.ts';

test('npm run email shows every mail of the course', async () => {
  const [, ...script] = manifest.scripts.email.split(' ');
  const port = await freePort();
  // A group of its own: the preview starts processes that outlive it when it is stopped alone.
  const preview = spawn(process.execPath, [...script, '--port', port], { stdio: 'ignore', detached: true });
  try {
    let page = '';
    while (!page.includes('give-space')) {
      expect(preview.exitCode).toBeNull();
      await sleep(500);
      page = await fetch(`http://localhost:${port}/`).then(
        (response) => response.text(),
        () => '',
      );
    }
    for (const name of ['give-space', 'your-promise', 'confirmation']) expect(page).toContain(name);
  } finally {
    const ended = once(preview, 'exit');
    if (preview.pid !== undefined && preview.exitCode === null) process.kill(-preview.pid, 'SIGTERM');
    await ended;
  }
}, 120_000);
