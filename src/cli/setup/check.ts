/** `npm run doctor`: looks at everything that setup sets up, changes nothing, and says of each thing how it is. */
import { readFile } from 'node:fs/promises';
import { parseConfig } from '../../config.ts';
import { parseFrom, parsePlace } from './answers.ts';
import { cloudflareAccounts, storedSecrets } from './cloudflare.ts';
import { askHealth, type Health } from './live.ts';
import { type Result, sentenceFor } from './mistakes.ts';
import { checkSender, endpointOf, type SendingDomain, someDomain, type Webhook, webhookWork } from './plan.ts';
import { listDomains, listWebhooks } from './resend.ts';
import { baseUrlIn } from './run.ts';
import { SECRETS } from './text.ts';
import { readToml, type WranglerToml } from './wrangler-toml.ts';

/** How one thing is: as it should be, not so, or not known, or better known, and why. */
export interface Finding {
  state: 'good' | 'bad' | 'unknown';
  words: string;
}

/** Everything there is to say, in the order in which setup goes about it. */
export async function checkUp(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const toml = readToml(await readFile('wrangler.toml', 'utf8'));
  if (!toml.ok) return [bad(sentenceFor(toml.mistake))];
  const accounts = await cloudflareAccounts();
  const stored = accounts.ok ? await storedSecrets() : accounts;
  return [
    ...varFindings(toml.value),
    ...secretFindings(stored),
    ...(await resendFindings(env, toml.value)),
    ...(await healthFindings(toml.value, env['CHECK_URL'])),
  ];
}

const good = (words: string): Finding => ({ state: 'good', words });
const bad = (words: string): Finding => ({ state: 'bad', words });
const unknown = (words: string): Finding => ({ state: 'unknown', words });

function varFindings({ allVars, vars }: WranglerToml): Finding[] {
  const secrets = { RESEND_API_KEY: 're_known', SIGNING_SECRET: 'a secret that is looked at below' };
  const turnstile = vars['TURNSTILE_SITE_KEY'] ? { TURNSTILE_SECRET_KEY: 'looked at below' } : {};
  const parsed = parseConfig({ ...allVars, ...secrets, ...turnstile });
  if (!parsed.ok) return parsed.problems.map((problem) => bad(`wrangler.toml: ${problem}`));
  const place = parsePlace(parsed.config.publicUrl);
  return [
    place.ok ? good('The vars in wrangler.toml are complete.') : bad(`PUBLIC_URL: ${sentenceFor(place.mistake)}`),
  ];
}

function secretFindings(stored: Result<string[] | null>): Finding[] {
  if (!stored.ok) return [bad(sentenceFor(stored.mistake))];
  if (stored.value === null) return [bad('The Worker has not been deployed yet. Run npm run setup.')];
  const has = stored.value;
  const missing = SECRETS.filter((name) => !has.includes(name));
  return missing.length === 0
    ? [good('The Worker is deployed and has all its secrets.')]
    : [bad(`The Worker is deployed without ${missing.join(', ')}: run npm run setup to store what is missing.`)];
}

async function resendFindings(env: NodeJS.ProcessEnv, toml: WranglerToml): Promise<Finding[]> {
  const apiKey = env['RESEND_API_KEY'];
  if (!apiKey) {
    return [
      unknown(
        'Resend key, domain and webhook were not checked, because Cloudflare never shows the stored key. Set RESEND_API_KEY to check them.',
      ),
    ];
  }
  const account = { apiKey, baseUrl: baseUrlIn(env, toml) };
  const domains = await listDomains(account);
  if (!domains.ok) return [bad(sentenceFor(domains.mistake))];
  // What is missing or malformed in wrangler.toml was told of above.
  const [from, place] = [parseFrom(toml.vars['FROM'] ?? ''), parsePlace(toml.vars['PUBLIC_URL'] ?? '')];
  return [
    good('The key in RESEND_API_KEY works.'),
    ...(from.ok ? [senderFinding(from.value, domains.value)] : []),
    ...(place.ok && place.value.kind === 'own' ? [webhookFinding(place.value.url, await listWebhooks(account))] : []),
  ];
}

function senderFinding(from: string, domains: SendingDomain[]): Finding {
  const some = someDomain(domains);
  const sender = some.ok ? checkSender(from, domains) : some;
  return sender.ok ? good(`Mail can leave from ${from}.`) : bad(`FROM: ${sentenceFor(sender.mistake)}`);
}

function webhookFinding(publicUrl: string, webhooks: Result<Webhook[]>): Finding {
  if (!webhooks.ok) return bad(sentenceFor(webhooks.mistake));
  const work = webhookWork(webhooks.value, publicUrl);
  if (work.kind === 'take' && !work.mend) return good('Resend reports bounces and complaints to the course.');
  const lack = work.kind === 'make' ? 'has no webhook for' : 'does not report all bounces and complaints to';
  return bad(`Resend ${lack} ${endpointOf(publicUrl)}: run npm run setup to fix this.`);
}

async function healthFindings({ vars }: WranglerToml, at: string | undefined): Promise<Finding[]> {
  const url = vars['PUBLIC_URL'] ?? '';
  if (url === '') return [unknown("The course's health was not checked, because PUBLIC_URL is empty.")];
  return healthWords(url, await askHealth(at ?? url));
}

function healthWords(url: string, health: Health): Finding[] {
  switch (health.kind) {
    case 'live':
      return [good(`The course at ${url} is up and running.`), ...health.notes.map(unknown)];
    case 'unhealthy':
      return [bad(`The course at ${url} reports: ${health.problems.join(' ')}`)];
    case 'silent':
      return [
        bad(
          `${url}/health does not answer. If you have just deployed, try again in a few minutes; otherwise check the Worker's domains at https://dash.cloudflare.com.`,
        ),
      ];
  }
}
