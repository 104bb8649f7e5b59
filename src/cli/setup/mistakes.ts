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

const AGAIN = 'and run npm run setup again: it goes on from what is there';

type Sentences = { [Kind in Mistake['kind']]: (mistake: Extract<Mistake, { kind: Kind }>) => string };

/** What is wrong and what to do about it, by kind. */
const SENTENCES: Sentences = {
  'not-set': (mistake) =>
    `${mistake.name} is not set: ${mistake.what}. Without a terminal, setup takes its answers from variables of the environment.`,
  'key-shape': () =>
    'A key of Resend begins with "re_": make one with "Full access" at https://resend.com/api-keys, and paste all of it.',
  'key-refused': () =>
    'Resend does not know this key: copy it once more, or make a new one with "Full access" at https://resend.com/api-keys.',
  'key-sending-only': () =>
    'This key may only send: make one with "Full access" at https://resend.com/api-keys, since setup looks at your domains and makes the webhook with it.',
  unreachable: (mistake) => `${mistake.host} does not answer: look at your network, and try again.`,
  'resend-refused': (mistake) =>
    `Resend would not ${mistake.doing}: "${mistake.words}" Mend that at https://resend.com, ${AGAIN}.`,
  'no-domain': () =>
    'Your account at Resend has no domain yet: add one at https://resend.com/domains, set the DNS records that it shows, and come back when it is verified.',
  'domain-unverified': (mistake) =>
    `Resend has not verified ${mistake.domain} (its status is "${mistake.status}"): set the DNS records that https://resend.com/domains shows for it, press "Verify" there, and come back when it is verified.`,
  'from-no-address': () => 'FROM needs an address, with or without a name before it: Anna Berg <anna@course.example>.',
  'from-foreign': (mistake) =>
    `${mistake.domain} is no domain of your account at Resend: use an address at ${mistake.usable.join(' or ')}, or add ${mistake.domain} at https://resend.com/domains.`,
  'url-shape': () => 'That is no web address: write all of it, such as https://course.example.',
  'url-not-https': (mistake) =>
    `Readers' links must be safe on their way: write https://${mistake.host}. Cloudflare brings the certificate.`,
  'url-path': (mistake) =>
    `The course needs a site of its own, without a path: write ${mistake.origin}, or a subdomain of its own.`,
  'postal-empty': () =>
    'The law in many countries wants a postal address in every mail: write a street or a P.O. box, and the town.',
  'recipient-no-address': () => 'That is no address: write one whose inbox you can open, such as anna@course.example.',
  'not-logged-in': () =>
    'wrangler is not logged in to Cloudflare: run npx wrangler login (without a browser: set CLOUDFLARE_API_TOKEN to a token made from the template "Edit Cloudflare Workers"), and run npm run setup again.',
  'many-accounts': (mistake) =>
    `You have several accounts at Cloudflare (${mistake.names.join(', ')}): say which by setting CLOUDFLARE_ACCOUNT_ID to its id; npx wrangler whoami shows the ids.`,
  'toml-unreadable': (mistake) =>
    `wrangler.toml can't be read (${mistake.words}): mend it, or take it back with git checkout wrangler.toml, ${AGAIN}.`,
  'config-broken': (mistake) =>
    `wrangler.toml has a setting that the course would refuse. Mend it, ${AGAIN}. ${mistake.problems.join(' ')}`,
  'wrangler-failed': (mistake) => `wrangler could not ${mistake.doing}: "${mistake.words}" Mend that, ${AGAIN}.`,
  'deploy-failed': (mistake) =>
    `wrangler could not deploy the course, and says above why: "${mistake.words}" Mend that, ${AGAIN}.`,
  'zone-missing': (mistake) =>
    `${mistake.host} belongs to no domain of this Cloudflare account: add the domain at https://dash.cloudflare.com, or empty PUBLIC_URL and take out [[routes]] in wrangler.toml for an address at workers.dev, ${AGAIN}.`,
  'no-workers-dev': () =>
    `The Worker was deployed without an address at workers.dev: set workers_dev = true in wrangler.toml, or give the course an address of its own, ${AGAIN}.`,
  'webhook-unreadable': (mistake) =>
    `Resend has a webhook for ${mistake.endpoint} already, and does not show its signing secret any more: delete that webhook at https://resend.com/webhooks, ${AGAIN}.`,
  'test-mail-refused': (mistake) =>
    `The course is deployed, but Resend refused the test mail: "${mistake.words}" Mend that at https://resend.com, ${AGAIN}.`,
  unhealthy: (mistake) =>
    `The course answers, and says what is wrong with it. Mend that, ${AGAIN}. ${mistake.problems.join(' ')}`,
};

/** What is wrong and what to do about it. */
export function sentenceFor<Kind extends Mistake['kind']>(mistake: Extract<Mistake, { kind: Kind }>): string {
  const sentence: (mistake: Extract<Mistake, { kind: Kind }>) => string = SENTENCES[mistake.kind as Kind];
  return sentence(mistake);
}
