/** A newcomer finds a command by its name: what is right in `src/cli` is a script of package.json, the rest lies in folders. */
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

test('each file right in src/cli is a command that npm runs, and it has no command besides', async () => {
  const entries = await readdir('src/cli', { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map(({ name }) => name);
  const run = Object.values(manifest.scripts).flatMap((script) => [...script.matchAll(/src\/cli\/(\S+\.ts)/g)]);
  expect(files.toSorted()).toEqual([...new Set(run.map(([, file = '']) => file))].toSorted());
});
