/**
 * `npm run setup`: from nothing to a course that is live. `--check`, which is `npm run doctor`, only looks. Without a
 * terminal, answers come from the environment: RESEND_API_KEY, FROM, PUBLIC_URL, POSTAL_ADDRESS, ADMIN_PASSWORD, TEST_TO.
 * CHECK_URL is where the course is asked how it is, if that is not PUBLIC_URL: for tests.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { intro } from '@clack/prompts';
import open from 'open';
import { runCommand, UsageError } from './command/run.ts';
import { type Asker, environment, terminal } from './setup/ask.ts';
import { checkUp } from './setup/check.ts';
import { sentenceFor } from './setup/mistakes.ts';
import { setUp } from './setup/run.ts';
import { say } from './setup/say.ts';
import { PASSWORD_FILE } from './setup/text.ts';

const OPTIONS = {
  check: { type: 'boolean', default: false },
  /** How long a new course may take until it is well (s). */
  wait: { type: 'string', default: '90' },
} as const;

async function setup(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  return values.check ? doctor() : guide(secondsIn(values.wait));
}

async function guide(seconds: number): Promise<void> {
  const { env, stdin, stdout } = process;
  const asker = stdin.isTTY && stdout.isTTY && !env['CI'] ? terminal(env) : environment(env);
  intro('Sets up a live course. Press Ctrl-C to stop; run it again to continue.');
  const done = await setUp(asker, env, { seconds, at: env['CHECK_URL'] });
  if (!done.ok) {
    say.failed(sentenceFor(done.mistake));
    process.exitCode = 1;
    return;
  }
  await show(asker, done.value);
  say.info('Commit wrangler.toml: it contains your answers and no secrets.');
  const password = existsSync(PASSWORD_FILE)
    ? `the one in ${PASSWORD_FILE}: move it to where you keep passwords`
    : 'your own';
  say.info(`Manage the course at ${done.value}/admin, with any user name; the password is ${password}.`);
  say.info(`Point an uptime monitor at ${done.value}/health. Run npm run doctor at any time for a full check.`);
  say.last(`Your course is live: ${done.value}`);
}

/** A machine without a browser, or far away, is told the address alone. */
async function show(asker: Asker, url: string): Promise<void> {
  if (!asker.present || !(await asker.agree(`Open ${url} in your browser?`))) return;
  await open(url).catch(() => say.warn(`Could not open a browser. Open ${url} yourself.`));
}

async function doctor(): Promise<void> {
  intro('Checks how the course is set up. This changes nothing.');
  const findings = await checkUp(process.env);
  for (const { state, words } of findings) (state === 'unknown' ? say.info : say[state])(words);
  const isIll = findings.some(({ state }) => state === 'bad');
  if (isIll) process.exitCode = 1;
  say.last(isIll ? 'There are problems; see above for how to fix them.' : 'No problems found.');
}

function secondsIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--wait must be a whole number of seconds, such as 90, not "${text}".`);
}

await runCommand(setup);
