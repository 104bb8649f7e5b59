/**
 * `npm start`: the course on this machine. Starts a stand-in for Resend with an inbox (emulate) and the Worker
 * (wrangler dev) with local KV, says where they are and what time it is there, and stops both on Ctrl-C. Who is in the
 * course, and its clock, stay for the next start; `--fresh` begins without them. `--course examples/drawing` runs another
 * course than the one in `emails/`. The variable DAYSTEP_NOW sets a clock that begins.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { target } from '../build/folder.ts';
import { clockInWords } from '../local/clock-words.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { type Local, readLocal } from './local/addresses.ts';
import { builtLessons } from './local/built-course.ts';
import { givenNow, localClock, localTimeZone } from './local/clock.ts';
import { runCron } from './local/cron.ts';
import { buildOnce, tellRebuilds } from './local/rebuilds.ts';

/** How long the two may take to answer (ms); the first build on a slow machine is the longest part. */
const START_WITHIN_MS = 120_000;

/**
 * Settings for this machine alone. They are handed to wrangler here, and stand in no file that a deployment
 * reads; the secret is worth nothing elsewhere.
 */
function localVars({ courseUrl, inboxUrl }: Local): Record<string, string> {
  const { env } = process;
  return {
    PUBLIC_URL: env['PUBLIC_URL'] ?? courseUrl,
    FROM: env['FROM'] ?? 'Daystep <course@daystep.test>',
    POSTAL_ADDRESS: env['POSTAL_ADDRESS'] ?? '1 Example Street, 12345 Sampletown',
    RESEND_BASE_URL: env['RESEND_BASE_URL'] ?? inboxUrl,
    RESEND_RPS: env['RESEND_RPS'] ?? '0',
    RESEND_API_KEY: env['RESEND_API_KEY'] ?? 're_local',
    RESEND_WEBHOOK_SECRET: env['RESEND_WEBHOOK_SECRET'] ?? '',
    ALLOWED_ORIGINS: env['ALLOWED_ORIGINS'] ?? '',
    ONLY_TO: env['ONLY_TO'] ?? '',
    TURNSTILE_SITE_KEY: env['TURNSTILE_SITE_KEY'] ?? '',
    TURNSTILE_SECRET_KEY: env['TURNSTILE_SECRET_KEY'] ?? '',
    ADMIN_PASSWORD: adminPassword(),
    SIGNING_SECRET: env['SIGNING_SECRET'] ?? 'for-this-machine-only-0123456789abcdef',
    DAYSTEP_NOW: givenNow(),
    LOCAL_TIME_ZONE: localTimeZone(),
  };
}

/** Opens `/admin` on this machine. */
const adminPassword = () => process.env['ADMIN_PASSWORD'] ?? 'local';

async function start(args: string[]): Promise<void> {
  const words = courseArgument(args);
  const { local } = readLocal(words.filter((word) => word !== FRESH));
  await refuseBusyPort('--port', local.coursePort);
  await refuseBusyPort('--inbox-port', local.inboxPort);
  if (words.includes(FRESH)) await rm(storedIn(local), { recursive: true, force: true });
  const isContinued = existsSync(storedIn(local));
  if (!(await buildOnce())) return process.exit(1);
  await tellRebuilds();
  const children = [startInbox(local), startWorker(local)];
  stopTogether(children);
  await Promise.all([answers(`${local.inboxUrl}/inbox`), answers(`${local.courseUrl}/health`)]);
  const clock = clockInWords(await localClock(local), localTimeZone());
  console.log(welcome(local, { days: (await builtLessons()).length, clock, isContinued }));
  await runCron(local);
}

/** Begins afresh: without the people and the clock of the last time. */
const FRESH = '--fresh';

/** Where wrangler stores what a local Worker keeps, and nothing of anybody else's. */
const storedIn = ({ state = join('.wrangler', 'state') }: Local) => join(state, 'v3');

function startInbox({ inboxPort }: Local): ChildProcess {
  return run(
    ['node_modules/emulate/dist/index.js', 'start', '--service', 'resend', '--port', String(inboxPort)],
    'ignore',
  );
}

function startWorker(local: Local): ChildProcess {
  const vars = Object.entries(localVars(local)).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const state = local.state === undefined ? [] : ['--persist-to', local.state];
  const port = ['--port', String(local.coursePort), '--ip', '127.0.0.1', '--inspector-port', '0'];
  const quiet = ['--log-level', 'error', '--show-interactive-dev-session', 'false'];
  const { folder } = target();
  const built = [join(folder, 'local', 'index.js'), '--assets', join(folder, 'assets')];
  return run(
    ['node_modules/wrangler/bin/wrangler.js', 'dev', ...built, ...port, ...quiet, ...state, ...vars],
    'inherit',
  );
}

/** Neither needs the network: wrangler would look up the machine's own place in the world, and tell of its use. */
const OFFLINE = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' };

function run(args: string[], output: 'inherit' | 'ignore'): ChildProcess {
  return spawn(process.execPath, args, { env: { ...process.env, ...OFFLINE }, stdio: ['ignore', output, 'inherit'] });
}

/** Ends all of them when one ends, or when this command is told to stop. */
function stopTogether(children: readonly ChildProcess[]): void {
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
    for (const child of running) child.kill('SIGTERM');
    await Promise.race([Promise.all(running.map((child) => once(child, 'exit'))), sleep(5_000)]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  for (const child of children) child.on('exit', (code) => void stop(code ?? 1));
}

async function refuseBusyPort(option: string, port: number): Promise<void> {
  const socket = connect({ port, host: 'localhost' });
  const busy = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  if (busy) throw new UsageError(`Port ${port} is busy. Choose another one: npm start -- ${option} ${port + 1}`);
}

/** Resolves once something answers there, whatever it says. */
async function answers(url: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > until) throw new UsageError(`${url} did not answer within two minutes.`);
    await sleep(200);
  }
}

interface Begun {
  /** How many days the course takes. */
  days: number;
  /** What time it is here, in words. */
  clock: string;
  /** Whether people may be in it from the last time. */
  isContinued: boolean;
}

function welcome({ courseUrl, inboxUrl, coursePort, inboxPort }: Local, { days, clock, isContinued }: Begun): string {
  const other = coursePort === 8787 && inboxPort === 4000 ? '' : ` --port ${coursePort} --inbox-port ${inboxPort}`;
  const before = isContinued
    ? `\n  Whoever signed up the last time is still in the course; the inbox begins empty. To begin afresh:  npm start -- ${FRESH}`
    : '';
  return `
  Your course is running. ${clock}.${before}

    The course   ${courseUrl}
    The inbox    ${inboxUrl}/inbox   (every mail lands here, none leaves this machine)
    Admin        ${courseUrl}/admin   (any user name, password: ${adminPassword()})

  1. Sign up on the course's page, with any address.
  2. Confirm in the inbox: lesson 1 arrives at once.
  3. In a second terminal, live through the next day:  npm run tomorrow${other && ` --${other}`}
     or through all of them:                           npm run tomorrow -- ${days}${other}

  Ctrl-C stops both.
`;
}

await runCommand(start);
