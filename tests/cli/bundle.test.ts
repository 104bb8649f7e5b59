/** The Worker as `wrangler deploy` would upload it, from a clean checkout. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
let bundle = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  const args = ['deploy', '--dry-run', '--outdir', folder];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' };
  await run(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], { env });
  bundle = await readFile(join(folder, 'index.js'), 'utf8');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the minified bundle is under 60 KB gzipped', () => {
  expect(gzipSync(bundle).byteLength).toBeLessThan(60_000);
});

test('the bundle holds neither React nor a lesson', () => {
  for (const trace of [
    'react.element',
    'react.transitional.element',
    'renderToReadableStream',
    'List-Unsubscribe=One',
  ]) {
    expect(bundle.includes(trace), trace).toBe(trace.startsWith('List'));
  }
  expect(bundle).not.toContain('Today’s exercise');
});
