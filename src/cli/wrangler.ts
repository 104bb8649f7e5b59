/** Runs the wrangler of this project: the one place from where the commands reach Cloudflare. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { array, type InferOutput, literal, object, optional, safeParse, string, variant } from 'valibot';

/** What wrangler writes into the file that WRANGLER_OUTPUT_FILE_PATH names, one JSON a line; other entries are left. */
const EntrySchema = variant('type', [
  object({ type: literal('deploy'), targets: optional(array(string()), []) }),
  object({ type: literal('command-failed'), message: string() }),
]);

type Entry = InferOutput<typeof EntrySchema>;

/** What a run left behind. */
export interface Ended {
  /** 0 if it went well. */
  code: number;
  /** What it printed on its standard output; empty where the terminal was shared. */
  output: string;
  /** Why it failed, in its own words; empty if it did not. */
  words: string;
  /** Where the Worker answers, after a deployment. */
  targets: readonly string[];
}

/** `input` is what it reads, after which its input ends; `terminal` shares this one with it, for what it shows and asks. */
export type Talk = { input: string } | 'terminal';

/** Runs a command of wrangler, such as `['secret', 'list']`. */
export async function runWrangler(args: readonly string[], talk: Talk): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  const file = join(folder, 'output.ndjson');
  const env = { ...process.env, WRANGLER_OUTPUT_FILE_PATH: file };
  const child = spawn(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], {
    stdio: talk === 'terminal' ? 'inherit' : 'pipe',
    env: talk === 'terminal' ? env : { ...env, WRANGLER_SEND_METRICS: 'false' },
  });
  // A command that ends before it has read its input is told by its code.
  child.stdin?.on('error', () => {});
  if (talk !== 'terminal') child.stdin?.end(talk.input);
  const [[code], output, complaints] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  const entries = await readEntries(file);
  await rm(folder, { recursive: true, force: true });
  const failed = code !== 0;
  return {
    code: code ?? 1,
    output,
    words: failed ? shortened(reasonIn(entries) ?? `${complaints}\n${output}`) : '',
    targets: entries.flatMap((entry) => (entry.type === 'deploy' ? entry.targets : [])),
  };
}

async function readEntries(file: string): Promise<Entry[]> {
  const lines = await readFile(file, 'utf8').catch(() => '');
  return lines.split('\n').flatMap((line) => {
    const entry = safeParse(EntrySchema, line === '' ? null : JSON.parse(line));
    return entry.success ? [entry.output] : [];
  });
}

function reasonIn(entries: readonly Entry[]): string | undefined {
  return entries.flatMap((entry) => (entry.type === 'command-failed' ? [entry.message] : [])).at(-1);
}

/** Its first paragraph says what is wrong; what follows is advice for other cases. In one line. */
function shortened(words: string): string {
  const [first = ''] = stripVTControlCharacters(words)
    .trim()
    .split(/\n\s*\n/);
  const line = first.replace(/\s+/g, ' ').replace(/^✘ \[ERROR\] /, '');
  return line === '' ? 'It ended without a word.' : line.slice(0, 400);
}
