/** What setup does once it knows all it must: each step says what it is about to do, does it, or says why it could not. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Place } from './answers.ts';
import { deploy, storeSecrets } from './cloudflare.ts';
import { waitUntilLive } from './live.ts';
import { fine, type Result, wrong } from './mistakes.ts';
import { endpointOf, otherCourses, type SecretWork, webhookWork } from './plan.ts';
import type { KnownAccount } from './questions.ts';
import { createWebhook, listWebhooks, mendWebhook, sendTestMail, webhookSecret } from './resend.ts';
import { say } from './say.ts';
import { PASSWORD_FILE, testMail } from './text.ts';
import { withCustomDomain, withVars } from './wrangler-toml.ts';

const TOML = 'wrangler.toml';

/** All that was answered and decided. */
export interface Work {
  from: string;
  postal: string;
  place: Place;
  /** The host that becomes the Worker's custom domain. */
  attach: string | null;
  /** Null: the key that is stored stays, and Resend is left alone. */
  account: KnownAccount | null;
  secretWork: SecretWork;
  recipient: string | null;
}

/** How the outcome is looked at. */
export interface Watching {
  /** How long to wait until the course is well (s). */
  seconds: number;
  /** Where it is asked how it is, if that is not its public address. */
  at: string | undefined;
}

/** Does all of it; says where readers reach the course. */
export async function runSteps(work: Work, watching: Watching): Promise<Result<string>> {
  const address = await writeAndDeploy(work);
  if (!address.ok) return address;
  const url = address.value;
  const hook = work.account === null ? fine({}) : await hookUp(work.account, url);
  if (!hook.ok) return hook;
  const stored = await store(work.secretWork, hook.value);
  if (!stored.ok) return stored;
  const live = await watch(url, watching);
  if (!live.ok) return live;
  const sent = await sendTest(work, url);
  return sent.ok ? fine(url) : sent;
}

async function writeAndDeploy({ from, postal, place, attach }: Work): Promise<Result<string>> {
  const vars = { FROM: from, POSTAL_ADDRESS: postal };
  const written = await write(place.kind === 'own' ? { PUBLIC_URL: place.url, ...vars } : vars, attach);
  if (!written.ok) return written;
  say.step('Building and deploying the course with wrangler:');
  const first = await deploy(place.kind === 'own' ? new URL(place.url).host : null);
  if (!first.ok) return first;
  say.good('The course is deployed.');
  if (place.kind === 'own') return fine(place.url);
  if (first.value === null) return wrong({ kind: 'no-workers-dev' });
  say.good(`The course's address is ${first.value}.`);
  const known = await write({ PUBLIC_URL: first.value }, null);
  if (!known.ok) return known;
  say.step('Deploying again, so that the course knows its address:');
  const second = await deploy(null);
  if (!second.ok) return second;
  say.good('The course is deployed with its address.');
  return fine(first.value);
}

async function write(vars: Record<string, string>, attach: string | null): Promise<Result<null>> {
  say.step(`Writing ${Object.keys(vars).join(', ')} to ${TOML}.`);
  const text = await readFile(TOML, 'utf8');
  const changed = withVars(attach === null ? text : withCustomDomain(text, attach), vars);
  if (!changed.ok) return changed;
  await writeFile(TOML, changed.value);
  return fine(null);
}

/** The signing secret of the webhook that tells this course of bounces; made, mended or found. */
async function hookUp(account: KnownAccount, url: string): Promise<Result<{ RESEND_WEBHOOK_SECRET: string }>> {
  say.step(`Checking Resend for a webhook to ${endpointOf(url)}; it is created if there is none.`);
  const listed = await listWebhooks(account);
  if (!listed.ok) return listed;
  for (const other of otherCourses(listed.value, url)) {
    say.warn(
      `Resend also has a webhook for ${other}. If that was this course's previous address, delete it at https://resend.com/webhooks.`,
    );
  }
  const work = webhookWork(listed.value, url);
  if (work.kind === 'take' && work.mend) {
    say.step('Enabling the webhook for bounces, complaints and suppressions.');
    const mended = await mendWebhook(account, work.webhook);
    if (!mended.ok) return mended;
  }
  const secret = await (work.kind === 'make'
    ? createWebhook(account, endpointOf(url))
    : webhookSecret(account, work.webhook));
  if (!secret.ok) return secret;
  say.good(work.kind === 'make' ? 'Webhook created.' : 'The webhook exists and is set up correctly.');
  return fine({ RESEND_WEBHOOK_SECRET: secret.value });
}

async function store({ secrets, madePassword }: SecretWork, hook: Record<string, string>): Promise<Result<null>> {
  const all = { ...secrets, ...hook };
  const names = Object.keys(all);
  if (names.length === 0) return fine(null);
  if (madePassword !== null) {
    // Before it is stored: afterwards, nobody could read it any more. A file that is there would keep its own mode.
    say.step(`Saving the password for /admin to ${PASSWORD_FILE}, which only you can read and git ignores.`);
    await rm(PASSWORD_FILE, { force: true });
    await writeFile(PASSWORD_FILE, `${madePassword}\n`, { mode: 0o600, flag: 'wx' });
  }
  say.step(`Storing ${names.join(', ')} at Cloudflare as secrets of the Worker.`);
  const stored = await storeSecrets(all);
  if (stored.ok) say.good('The secrets are stored.');
  return stored;
}

async function watch(url: string, { seconds, at = url }: Watching): Promise<Result<null>> {
  say.step(`Waiting up to ${seconds} seconds for ${url}/health to report that the course works.`);
  const health = await waitUntilLive(at, seconds);
  if (health.kind === 'unhealthy') return wrong({ kind: 'unhealthy', problems: health.problems });
  if (health.kind === 'live') say.good('The course is up and running.');
  else
    say.warn(
      `${url} does not answer yet. A new address can take a few minutes; then open ${url}/health or run npm run doctor.`,
    );
  return fine(null);
}

async function sendTest({ account, from, recipient }: Work, url: string): Promise<Result<null>> {
  if (account === null || recipient === null) return fine(null);
  say.step(`Sending a test email from ${from} to ${recipient}.`);
  const sent = await sendTestMail(account, testMail(from, recipient, url));
  if (sent.ok)
    say.good('Resend accepted it. If it does not arrive within a few minutes, check https://resend.com/emails.');
  return sent;
}
