/** What setup asks of Resend, and what went wrong as a value. A key that may only send is told from one that is wrong. */
import { type ErrorResponse, Resend } from 'resend';
import { fine, type Mistake, type Result, wrong } from './mistakes.ts';
import { EVENTS, type SendingDomain, type Webhook } from './plan.ts';

/** An account at Resend: its key, and where its API is. */
export interface ResendAccount {
  apiKey: string;
  baseUrl: string;
}

/** More than any account has; Resend's most for a page. */
const ALL = { limit: 100 };

/** The domains of the account; also the first question that tells whether the key is good. */
export async function listDomains(account: ResendAccount): Promise<Result<SendingDomain[]>> {
  const { data, error } = await client(account).domains.list(ALL);
  if (error) return wrong(mistakeIn(error, account, 'list your domains'));
  return fine(
    data.data.map(({ name, status, capabilities }) => ({
      name,
      status,
      sending: capabilities?.sending !== 'disabled',
    })),
  );
}

/** The webhooks of the account, without their secrets. */
export async function listWebhooks(account: ResendAccount): Promise<Result<Webhook[]>> {
  const { data, error } = await client(account).webhooks.list(ALL);
  if (error) return wrong(mistakeIn(error, account, 'list your webhooks'));
  return fine(
    data.data.map(({ id, endpoint, events, status }) => ({
      id,
      endpoint,
      events: events ?? [],
      on: status === 'enabled',
    })),
  );
}

/** Makes a webhook, and says its signing secret. */
export async function createWebhook(account: ResendAccount, endpoint: string): Promise<Result<string>> {
  const { data, error } = await client(account).webhooks.create({ endpoint, events: [...EVENTS] });
  return error ? wrong(mistakeIn(error, account, 'make the webhook')) : fine(data.signing_secret);
}

/** Turns a webhook on, and has it tell what the Worker listens to besides what it told before. */
export async function mendWebhook(account: ResendAccount, { id, events }: Webhook): Promise<Result<null>> {
  const all = new Set([...events, ...EVENTS]);
  const { error } = await client(account).webhooks.update(id, { events: [...all], status: 'enabled' });
  return error ? wrong(mistakeIn(error, account, 'change the webhook')) : fine(null);
}

/** The signing secret of a webhook that is there. */
export async function webhookSecret(account: ResendAccount, { id, endpoint }: Webhook): Promise<Result<string>> {
  const { data, error } = await client(account).webhooks.get(id);
  if (error && error.statusCode !== 404) return wrong(mistakeIn(error, account, 'show the webhook'));
  const secret: unknown = data?.signing_secret;
  return typeof secret === 'string' && secret !== '' ? fine(secret) : wrong({ kind: 'webhook-unreadable', endpoint });
}

/** Sends one mail from the course's own address. */
export async function sendTestMail(
  account: ResendAccount,
  mail: { from: string; to: string; subject: string; text: string },
): Promise<Result<null>> {
  const { error } = await client(account).emails.send(mail);
  if (!error) return fine(null);
  return wrong(error.statusCode === null ? unreachable(account) : { kind: 'test-mail-refused', words: error.message });
}

const client = ({ apiKey, baseUrl }: ResendAccount) => new Resend(apiKey, { baseUrl });

const unreachable = ({ baseUrl }: ResendAccount): Mistake => ({ kind: 'unreachable', host: new URL(baseUrl).host });

/** Names differ between Resend's pages and its answers, so the status of a bad key and its words count as well. */
function mistakeIn({ name, statusCode, message }: ErrorResponse, account: ResendAccount, doing: string): Mistake {
  if (statusCode === null) return unreachable(account);
  if (name === 'restricted_api_key') return { kind: 'key-sending-only' };
  if (name === 'invalid_api_key' || /api key is invalid/i.test(message)) return { kind: 'key-refused' };
  return { kind: 'resend-refused', doing, words: message };
}
