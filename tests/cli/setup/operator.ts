/**
 * An operator's project in a folder of its own, with all that `npm run setup` talks to: the stand-ins for Resend and
 * wrangler, and the deployed course, which says how it is just as the Worker would say it of the same vars and secrets.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { parseConfig } from '../../../src/config.ts';
import { configNotes } from '../../../src/web/health/config-notes.ts';
import { type Listening, listen } from '../../stand-ins/loopback.ts';
import { type ResendAccount, resendAccount } from '../../stand-ins/resend/client.ts';
import { startResend } from '../../stand-ins/resend/server.ts';
import { type Cloudflare, changeCloudflare, openCloudflare, readCloudflare } from './cloudflare.ts';

/** A command that waits for an answer that does not come is ended. */
const ENDS_WITHIN_MS = 50_000;

/** What a command left behind; `output` is all that it printed, in plain words. */
interface Ended {
  code: number;
  output: string;
}

export interface Operator {
  readonly folder: string;
  readonly resend: ResendAccount;
  /** Where the stand-in for Resend listens. */
  readonly resendUrl: string;
  cloudflare(): Cloudflare;
  change(changes: Partial<Cloudflare>): void;
  /** Runs the command without a terminal, with good answers except for those that are given; undefined: none. */
  setup(answers?: Readonly<Record<string, string | undefined>>, ...options: string[]): Promise<Ended>;
  /** Runs the command at a terminal, where nothing is answered but what is typed: each once its words have come. */
  sit(keys: readonly (readonly [words: string, typed: string])[]): Promise<Ended>;
  toml(): Promise<string>;
  writeToml(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** An operator who has a domain at Resend and is logged in to Cloudflare, and has done nothing yet. */
export async function newOperator(): Promise<Operator> {
  const folder = resolve('dist', `test-${randomUUID()}`);
  await mkdir(join(folder, 'node_modules/wrangler/bin'), { recursive: true });
  const standIn = JSON.stringify(resolve('tests/cli/setup/wrangler.ts'));
  await writeFile(join(folder, 'node_modules/wrangler/bin/wrangler.js'), `import(${standIn});\n`);
  for (const name of ['src', 'emails', 'package.json']) await symlink(resolve(name), join(folder, name));
  await copyFile('wrangler.toml', join(folder, 'wrangler.toml'));
  openCloudflare(folder);
  const [server, course] = [await startResend(), await serveCourse(folder)];
  const resend = resendAccount(server.url);
  await resend.set({ domains: [{ name: 'anna.example', status: 'verified' }] });
  const good = {
    RESEND_API_KEY: resend.apiKey,
    FROM: 'Anna Berg <anna@anna.example>',
    PUBLIC_URL: 'https://course.anna.example',
    POSTAL_ADDRESS: '1 Example Street, 12345 Sampletown',
    RESEND_BASE_URL: server.url,
    CHECK_URL: course.url,
    TEST_TO: 'anna@inbox.example',
  };
  const toml = () => readFile(join(folder, 'wrangler.toml'), 'utf8');
  return {
    folder,
    resend,
    resendUrl: server.url,
    cloudflare: () => readCloudflare(folder),
    change: (changes) => changeCloudflare(folder, changes),
    setup: (answers = {}, ...options) => run(folder, { ...good, ...answers }, ['--wait', '0', ...options]),
    sit: (keys) => sit(folder, { RESEND_BASE_URL: server.url, CHECK_URL: course.url }, keys),
    toml,
    writeToml: (words) => writeFile(join(folder, 'wrangler.toml'), words),
    async remove() {
      await Promise.all([server.close(), course.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function serveCourse(folder: string): Promise<Listening> {
  return listen((_, response) => {
    const { worker } = readCloudflare(folder);
    const parsed = parseConfig({ ...worker?.vars, ...worker?.secrets });
    const problems = parsed.ok ? [] : parsed.problems;
    const notes = parsed.ok ? configNotes(parsed.config) : [];
    const body = { status: parsed.ok ? 'ok' : 'failing', problems, notes };
    response.writeHead(parsed.ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}

async function run(cwd: string, answers: Record<string, string | undefined>, options: string[]): Promise<Ended> {
  const { CLOUDFLARE_ACCOUNT_ID: _, ...env } = process.env;
  const command = [resolve('src/cli/setup.ts'), ...options];
  const child = spawn(process.execPath, command, {
    cwd,
    env: { ...env, ...answers, COLUMNS: '1000' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: ENDS_WITHIN_MS,
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code ?? 1, output: inPlainWords(output + errors) };
}

/** A terminal of its own comes with util-linux: `script` runs a command in one, and hands on what is typed. */
async function sit(
  cwd: string,
  settings: Record<string, string>,
  keys: readonly (readonly [words: string, typed: string])[],
): Promise<Ended> {
  const { CLOUDFLARE_ACCOUNT_ID: _, RESEND_API_KEY: __, CI: ___, ...env } = process.env;
  const command = `stty cols 200 rows 50; exec '${process.execPath}' '${resolve('src/cli/setup.ts')}' --wait 0`;
  const child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { ...env, ...settings, SHELL: '/bin/sh', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: ENDS_WITHIN_MS,
  });
  const left = [...keys];
  let [output, seen] = ['', 0];
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    output += words;
    const [next] = left;
    if (next === undefined || !inPlainWords(output.slice(seen)).includes(next[0])) return;
    left.shift();
    seen = output.length;
    child.stdin.write(next[1]);
  });
  const [code] = await once(child, 'close');
  return { code: code ?? 1, output: inPlainWords(output) };
}

/** Sentences are broken into lines as wide as a terminal, with a bar before each. */
function inPlainWords(output: string): string {
  return stripVTControlCharacters(output).replace(/\r?\n\s*[│└]?\s*/g, ' ');
}
