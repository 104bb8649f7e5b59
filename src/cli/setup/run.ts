/** `npm run setup` from its first look to its last step: look, ask, say what will happen, do it. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { note } from '@clack/prompts';
import { parseConfig } from '../../config.ts';
import { UsageError } from '../command/run.ts';
import { type Place, parsePassword } from './answers.ts';
import type { Asker } from './ask.ts';
import { cloudflareAccounts, logIn, storedSecrets } from './cloudflare.ts';
import { fine, type Result, wrong } from './mistakes.ts';
import { hostToAttach, secretWork, webhookWork } from './plan.ts';
import {
  fromQuestion,
  type KnownAccount,
  keyQuestion,
  placeQuestion,
  postalQuestion,
  recipientQuestion,
} from './questions.ts';
import { listWebhooks } from './resend.ts';
import { say } from './say.ts';
import { runSteps, type Watching, type Work } from './steps.ts';
import { whatIsThere, whatWillHappen } from './text.ts';
import { reaches, readToml, type WranglerToml, withAccount } from './wrangler-toml.ts';

/** Where Resend is, unless the environment or wrangler.toml says another place. */
export const baseUrlIn = (env: NodeJS.ProcessEnv, { vars }: WranglerToml) =>
  env['RESEND_BASE_URL'] || vars['RESEND_BASE_URL'] || 'https://api.resend.com';

/** Sets the course up; says where readers reach it. */
export async function setUp(asker: Asker, env: NodeJS.ProcessEnv, watching: Watching): Promise<Result<string>> {
  const read = readToml(await readFile('wrangler.toml', 'utf8'));
  if (!read.ok) return read;
  const toml = read.value;
  const stored = await lookAtCloudflare(asker, env, toml);
  if (!stored.ok) return stored;
  const work = await askAll(asker, env, toml, stored.value);
  if (!work.ok) return work;
  const whole = checkWhole(work.value, toml, stored.value ?? []);
  if (!whole.ok) return whole;
  note((await intentions(work.value, toml)).map((line) => `- ${line}`).join('\n'), 'Setup will');
  if (!(await asker.agree('Continue?'))) throw new UsageError('Nothing was changed.');
  return runSteps(work.value, watching);
}

/** Who is logged in, and which secrets the Worker has; null where it was never deployed. */
async function lookAtCloudflare(asker: Asker, env: NodeJS.ProcessEnv, toml: WranglerToml) {
  say.step('Checking your Cloudflare login and what is already deployed. This changes nothing.');
  let accounts = await cloudflareAccounts();
  if (!accounts.ok && accounts.mistake.kind === 'not-logged-in' && asker.present) {
    if (await asker.agree("You are not logged in to Cloudflare. Open Cloudflare's login page in your browser?")) {
      await logIn();
      accounts = await cloudflareAccounts();
    }
  }
  if (!accounts.ok) return accounts;
  if (accounts.value.length > 1 && toml.accountId === null && !env['CLOUDFLARE_ACCOUNT_ID']) {
    const options = accounts.value.map(({ id, name }) => ({ value: id, label: name }));
    const id = await asker.choose(
      'Which account should the course use? The choice is saved in wrangler.toml.',
      options,
    );
    if (id === null) return wrong({ kind: 'many-accounts', names: accounts.value.map(({ name }) => name) });
    await writeFile('wrangler.toml', withAccount(await readFile('wrangler.toml', 'utf8'), id));
  }
  const stored = await storedSecrets();
  if (stored.ok) say.good(whatIsThere(toml.name, stored.value));
  return stored;
}

async function askAll(
  asker: Asker,
  env: NodeJS.ProcessEnv,
  toml: WranglerToml,
  stored: string[] | null,
): Promise<Result<Work>> {
  const password = parsePassword(env['ADMIN_PASSWORD']);
  if (!password.ok) return password;
  const account = await asker.ask(keyQuestion(baseUrlIn(env, toml), stored?.includes('RESEND_API_KEY') ?? false));
  if (!account.ok) return account;
  const from = await asker.ask(fromQuestion(account.value, former(toml, 'FROM')));
  if (!from.ok) return from;
  const place = await asker.ask(placeQuestion(former(toml, 'PUBLIC_URL')));
  if (!place.ok) return place;
  const postal = await asker.ask(postalQuestion(former(toml, 'POSTAL_ADDRESS')));
  if (!postal.ok) return postal;
  const recipient = account.value === null ? fine(null) : await asker.ask(recipientQuestion(asker.present));
  if (!recipient.ok) return recipient;
  const findings = { stored, apiKey: account.value?.apiKey ?? null, password: password.value };
  return fine({
    account: account.value,
    from: from.value,
    place: place.value,
    postal: postal.value,
    recipient: recipient.value,
    attach: toAttach(place.value, toml),
    secretWork: secretWork(findings, () => randomBytes(32).toString('base64url')),
  });
}

/** An empty var in wrangler.toml is one that nobody has filled in. */
const former = ({ vars }: WranglerToml, name: string) => vars[name] || undefined;

function toAttach(place: Place, toml: WranglerToml): string | null {
  if (place.kind === 'own' && toml.hosts.length > 0 && !reaches(toml, new URL(place.url).host)) {
    const hosts = toml.hosts.join(', ');
    say.warn(
      `[[routes]] in wrangler.toml routes ${hosts} to the Worker, not ${place.url}. Change it there, unless this is intended.`,
    );
  }
  return hostToAttach(place, (host) => reaches(toml, host), toml.hosts);
}

/** Whether the Worker would take the vars as they will be: everything that setup does not ask is checked here. */
function checkWhole({ from, postal, place }: Work, toml: WranglerToml, stored: readonly string[]): Result<null> {
  const parsed = parseConfig({
    ...toml.allVars,
    FROM: from,
    POSTAL_ADDRESS: postal,
    PUBLIC_URL: place.kind === 'own' ? place.url : 'https://course.example',
    RESEND_API_KEY: 're_known',
    SIGNING_SECRET: 'a secret that setup makes or finds',
    ...(stored.includes('TURNSTILE_SECRET_KEY') ? { TURNSTILE_SECRET_KEY: 'stored' } : {}),
  });
  return parsed.ok ? fine(null) : wrong({ kind: 'config-broken', problems: parsed.problems });
}

async function intentions(work: Work, toml: WranglerToml): Promise<string[]> {
  return whatWillHappen({
    worker: toml.name,
    vars: work.place.kind === 'own' ? ['PUBLIC_URL', 'FROM', 'POSTAL_ADDRESS'] : ['FROM', 'POSTAL_ADDRESS'],
    place: work.place,
    attach: work.attach,
    hasAccount: work.account !== null,
    webhook: await knownWebhook(work.account, work.place),
    secrets: [...Object.keys(work.secretWork.secrets), ...(work.account === null ? [] : ['RESEND_WEBHOOK_SECRET'])],
    makesPassword: work.secretWork.madePassword !== null,
    recipient: work.recipient,
  });
}

/** What will be done about the webhook, as far as it can be told before the course's address is known. */
async function knownWebhook(account: KnownAccount | null, place: Place) {
  if (account === null || place.kind !== 'own') return null;
  const listed = await listWebhooks(account);
  return listed.ok ? webhookWork(listed.value, place.url) : null;
}
