/** Runs the wrangler of this project: the one place from where the commands reach Cloudflare. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { array, type InferOutput, literal, object, optional, safeParse, string, unknown, variant } from 'valibot';
import { courseFolder } from '../../build/folder.ts';
import { lessonsIn, writeDeployed } from '../course-diff/version.ts';

/** What wrangler writes into the file that WRANGLER_OUTPUT_FILE_PATH names, one JSON a line; other entries are left. */
const EntrySchema = variant('type', [
  object({ type: literal('deploy'), targets: optional(array(string()), []) }),
  object({ type: literal('command-failed'), message: string(), code: optional(unknown()) }),
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
  /** The number of Cloudflare's error, where it failed for one; null: for something else, or not at all. */
  error: number | null;
  /** Where the Worker answers, after a deployment; null if there was none. */
  targets: readonly string[] | null;
}

/** `input` is what it reads, after which its input ends; `terminal` shares this one with it, for what it shows and asks. */
export type Talk = { input: string } | 'terminal';

/** The course itself, and not its preview, is meant where no `--env` says otherwise: wrangler would warn, and so it knows. */
const THE_COURSE = '';

/** Runs a command of wrangler, such as `['secret', 'list']`. */
export async function runWrangler(args: readonly string[], talk: Talk): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  const file = join(folder, 'output.ndjson');
  const env = { ...process.env, CLOUDFLARE_ENV: THE_COURSE, WRANGLER_OUTPUT_FILE_PATH: file };
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
  const failure = entries.find((entry) => entry.type === 'command-failed');
  const said = talk === 'terminal' ? (failure?.message ?? '') : complaints || output;
  return {
    code: code ?? 1,
    output,
    words: code === 0 ? '' : shortened(said),
    error: typeof failure?.code === 'number' ? failure.code : null,
    targets: entries.find((entry) => entry.type === 'deploy')?.targets ?? null,
  };
}

async function readEntries(file: string): Promise<Entry[]> {
  const lines = await readFile(file, 'utf8').catch(() => '');
  return lines.split('\n').flatMap((line) => {
    const entry = safeParse(EntrySchema, line === '' ? null : JSON.parse(line));
    return entry.success ? [entry.output] : [];
  });
}

/** What is wrong, and Cloudflare's own words about it, in one line; advice for other cases is left out. */
function shortened(words: string): string {
  const paragraphs = stripVTControlCharacters(words)
    .trim()
    .split(/\n\s*\n/);
  const lines = paragraphs.slice(0, 2).map((paragraph) => paragraph.trim().replace(/\s+/g, ' '));
  return lines
    .join(' ')
    .replace(/^✘ \[ERROR\] /, '')
    .slice(0, 400);
}

/** Runs `wrangler deploy` with these options, in this terminal; throws a `UsageError` if the course can't be built. */
export async function deployCourse(options: readonly string[]): Promise<Ended> {
  // Before wrangler builds it, which takes a while: what the author saves in the meantime is not in the record.
  const lessons = await lessonsIn(courseFolder(), 'The course');
  const ended = await runWrangler(['deploy', ...options], 'terminal');
  if (ended.code === 0 && !options.some(isDryRun) && !isPreview(options)) await writeDeployed(lessons, Date.now());
  return ended;
}

/** A preview has readers of its own. */
const isPreview = (options: readonly string[]) => /(^| )(--env|-e)[ =]preview( |$)/.test(options.join(' '));

const isDryRun = (option: string) => /^--dry-?run(=true)?$/i.test(option);
