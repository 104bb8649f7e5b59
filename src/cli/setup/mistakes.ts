/**
 * Everything that can go wrong while a course is set up, as values, and the sentence that says what to do about each.
 * Pure. A sentence names no secret; what Resend and wrangler say is passed on in their own words.
 */

/** What went wrong; `words` are those of Resend or wrangler. */
export type Mistake =
  | { kind: 'not-set'; name: string; what: string }
  | { kind: 'key-shape' }
  | { kind: 'key-refused' }
  | { kind: 'key-sending-only' }
  | { kind: 'unreachable'; host: string }
  | { kind: 'resend-refused'; doing: string; words: string }
  | { kind: 'no-domain' }
  | { kind: 'domain-unverified'; domain: string; status: string }
  | { kind: 'from-no-address' }
  | { kind: 'from-foreign'; domain: string; usable: readonly string[] }
  | { kind: 'url-shape' }
  | { kind: 'url-not-https'; host: string }
  | { kind: 'url-path'; origin: string }
  | { kind: 'postal-empty' }
  | { kind: 'recipient-no-address' }
  | { kind: 'password-short' }
  | { kind: 'not-logged-in' }
  | { kind: 'many-accounts'; names: readonly string[] }
  | { kind: 'toml-unreadable'; words: string }
  | { kind: 'config-broken'; problems: readonly string[] }
  | { kind: 'wrangler-failed'; doing: string; words: string }
  | { kind: 'deploy-failed'; words: string }
  | { kind: 'zone-missing'; host: string }
  | { kind: 'no-workers-dev' }
  | { kind: 'webhook-unreadable'; endpoint: string }
  | { kind: 'test-mail-refused'; words: string }
  | { kind: 'unhealthy'; problems: readonly string[] };

/** A value, or what went wrong instead. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; mistake: Mistake };

export const fine = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const wrong = (mistake: Mistake): { ok: false; mistake: Mistake } => ({ ok: false, mistake });

const AGAIN = 'then run npm run setup again; it continues where it stopped';

type Sentences = { [Kind in Mistake['kind']]: (mistake: Extract<Mistake, { kind: Kind }>) => string };

/** What is wrong and what to do about it, by kind. */
const SENTENCES: Sentences = {
  'not-set': (mistake) =>
    `${mistake.name} is not set: ${mistake.what}. Without a terminal, setup reads its answers from environment variables.`,
  'key-shape': () =>
    'A Resend API key starts with "re_". Create one with "Full access" at https://resend.com/api-keys and paste all of it.',
  'key-refused': () =>
    'Resend does not recognize this key. Copy it again, or create a new one with "Full access" at https://resend.com/api-keys.',
  'key-sending-only': () =>
    'This key can only send. Create one with "Full access" at https://resend.com/api-keys: setup uses it to check your domains and create the webhook.',
  unreachable: (mistake) => `${mistake.host} does not answer. Check your network connection and try again.`,
  'resend-refused': (mistake) =>
    `Resend could not ${mistake.doing}: "${mistake.words}" Fix this at https://resend.com, ${AGAIN}.`,
  'no-domain': () =>
    'Your Resend account has no domain yet. Add one at https://resend.com/domains, set the DNS records shown there, and run setup again once it is verified.',
  'domain-unverified': (mistake) =>
    `Resend has not verified ${mistake.domain} (its status is "${mistake.status}"): set the DNS records that https://resend.com/domains shows for it, click "Verify" there, and run setup again once it is verified.`,
  'from-no-address': () =>
    'FROM needs an email address, with or without a name. Example: Anna Berg <anna@course.example>',
  'from-foreign': (mistake) =>
    `${mistake.domain} is not a domain of your Resend account. Use an address at ${mistake.usable.join(' or ')}, or add ${mistake.domain} at https://resend.com/domains.`,
  'url-shape': () => 'Not a web address. Enter the full address, for example https://course.example.',
  'url-not-https': (mistake) =>
    `Readers' links must use HTTPS: enter https://${mistake.host}. Cloudflare provides the certificate.`,
  'url-path': (mistake) => `The course's address can't have a path. Enter ${mistake.origin}, or use a subdomain.`,
  'postal-empty': () =>
    'Many countries require a postal address in every email. Enter a street or P.O. box, and the town.',
  'recipient-no-address': () =>
    'Not an email address. Enter one whose inbox you can open, for example anna@course.example.',
  'password-short': () =>
    'ADMIN_PASSWORD is too short. Use at least 16 characters, or leave it unset and setup creates one.',
  'not-logged-in': () =>
    'wrangler is not logged in to Cloudflare: run npx wrangler login (without a browser: set CLOUDFLARE_API_TOKEN to a token created from the template "Edit Cloudflare Workers"), and run npm run setup again.',
  'many-accounts': (mistake) =>
    `You have several Cloudflare accounts (${mistake.names.join(', ')}). Choose one by setting CLOUDFLARE_ACCOUNT_ID to its id; npx wrangler whoami shows the ids.`,
  'toml-unreadable': (mistake) =>
    `wrangler.toml can't be read (${mistake.words}): fix it, or restore it with git checkout wrangler.toml, ${AGAIN}.`,
  'config-broken': (mistake) => `wrangler.toml has an invalid setting. Fix it, ${AGAIN}. ${mistake.problems.join(' ')}`,
  'wrangler-failed': (mistake) => `wrangler could not ${mistake.doing}: "${mistake.words}" Fix this, ${AGAIN}.`,
  'deploy-failed': (mistake) =>
    `wrangler could not deploy the course; see its output above: "${mistake.words}" Fix this, ${AGAIN}.`,
  'zone-missing': (mistake) =>
    `${mistake.host} is not on a domain of this Cloudflare account. Add the domain at https://dash.cloudflare.com, or clear PUBLIC_URL and remove [[routes]] in wrangler.toml to use a workers.dev address, ${AGAIN}.`,
  'no-workers-dev': () =>
    `The Worker was deployed without a workers.dev address. Set workers_dev = true in wrangler.toml, or use your own domain, ${AGAIN}.`,
  'webhook-unreadable': (mistake) =>
    `Resend has a webhook for ${mistake.endpoint} already, but no longer shows its signing secret. Delete that webhook at https://resend.com/webhooks, ${AGAIN}.`,
  'test-mail-refused': (mistake) =>
    `The course is deployed, but Resend refused the test mail: "${mistake.words}" Fix this at https://resend.com, ${AGAIN}.`,
  unhealthy: (mistake) =>
    `The course is running but reports problems. Fix this, ${AGAIN}. ${mistake.problems.join(' ')}`,
};

/** What is wrong and what to do about it. */
export function sentenceFor<Kind extends Mistake['kind']>(mistake: Extract<Mistake, { kind: Kind }>): string {
  const sentence: (mistake: Extract<Mistake, { kind: Kind }>) => string = SENTENCES[mistake.kind as Kind];
  return sentence(mistake);
}
