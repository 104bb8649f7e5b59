/** The Worker as `wrangler deploy` would upload it, from a clean checkout: what is read at every start, and what is read later. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAtStart } from '../../bench/bundle.ts';

const run = promisify(execFile);
/** The module that wrangler names as the Worker, and all that it imports at once. */
let atStart = '';
/** All modules. */
let whole = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  const args = ['deploy', '--dry-run', '--outdir', folder];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' };
  await run(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], { env });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const modules = new Map(names.map((name, index) => [name, sources[index] ?? '']));
  whole = sources.join('\n');
  atStart = readAtStart('index.js', modules).join('\n');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the minified bundle that every start reads is under 120 KB gzipped', () => {
  expect(gzipSync(atStart).byteLength).toBeLessThan(120_000);
});

test('the bundle holds neither React, nor what reads mails that arrive, nor a lesson', () => {
  for (const trace of [
    'react.element',
    'react.transitional.element',
    'renderToReadableStream',
    'quoted-printable',
    'List-Unsubscribe=One',
  ]) {
    expect(whole.includes(trace), trace).toBe(trace.startsWith('List'));
  }
  expect(whole).not.toContain('Today’s exercise');
});

test('no trace of the local clock is in the bundle, only in what `npm start` runs', async () => {
  const local = await readFile('dist/local/index.js', 'utf8');
  for (const trace of ['local-clock', '/local/clock', 'DAYSTEP_NOW', 'LOCAL_TIME_ZONE', 'travelled', 'HTMLRewriter']) {
    expect(whole.includes(trace), trace).toBe(false);
    expect(local.includes(trace), trace).toBe(true);
  }
});

test('the operator’s area is read only when it is opened', () => {
  expect(atStart).not.toContain('any user name and the password stored as ADMIN_PASSWORD');
  expect(whole).toContain('any user name and the password stored as ADMIN_PASSWORD');
});
