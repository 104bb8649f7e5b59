/**
 * Resend's HTTP API, as far as Daystep needs it: two ways to send, and the list of what was sent
 * (https://resend.com/docs/api-reference). Errors are values, as the vendor's SDK has them; the SDK itself would be a
 * sixth of the Worker's bundle for these three calls, and tests hold this to what it sends.
 */
import { array, boolean, is, number, object, optional, string } from 'valibot';
import { asciiJson, type JsonText } from '../course/json-text.ts';
import type { ResendError } from './errors.ts';

/** One mail: what both sending calls take. */
export interface Mail {
  from: string;
  to: string;
  replyTo: string;
  subject: string;
  html: JsonText;
  text: JsonText;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

/** A mail of a batch that Resend would not take: its place in the batch, and why. */
export interface Refusal {
  index: number;
  message: string;
}

/** A mail that Resend has taken, as its list tells it; the instant is in ms. */
export interface SentMail {
  id: string;
  to: readonly string[];
  subject: string;
  createdAt: number;
}

/** Data or an error, never both; `headers` is null where no answer came. */
export interface Answer {
  data: unknown;
  error: ResendError | null;
  headers: Readonly<Record<string, string>> | null;
}

export interface Account {
  apiKey: string;
  baseUrl: string;
}

/** Sends one mail under an idempotency key. */
export function postMail(account: Account, mail: Mail, key: string, signal: AbortSignal): Promise<Answer> {
  return call(account, '/emails', { method: 'POST', body: bodyOf(mail), headers: { 'idempotency-key': key }, signal });
}

/** Sends up to 100 mails in one call under an idempotency key; a bad address does not hold the others back. */
export async function postBatch(
  account: Account,
  mails: readonly Mail[],
  key: string,
  signal: AbortSignal,
): Promise<Answer> {
  const headers = { 'idempotency-key': key, 'x-batch-validation': 'permissive' };
  const body = bytesOf(mails.map(bodyOf));
  try {
    return await call(account, '/emails/batch', { method: 'POST', body, headers, signal });
  } finally {
    // Gives the megabytes back at once: V8 hardly sees them, and would let dozens pile up before it looks for garbage.
    body.buffer.transfer(0);
  }
}

/** A page of what was sent, newest first: up to `limit` (at most 100), after the mail with this id. */
export function getSent(account: Account, limit: number, after: string | undefined, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(limit), ...(after === undefined ? {} : { after }) });
  return call(account, `/emails?${query}`, { headers: {}, signal });
}

const PermissiveSchema = object({ errors: array(object({ index: number(), message: string() })) });

/** The mails of a batch that were refused by themselves. */
export function refusalsIn(data: unknown): Refusal[] {
  return is(PermissiveSchema, data) ? data.errors : [];
}

const SentPageSchema = object({
  has_more: boolean(),
  data: array(object({ id: string(), to: array(string()), subject: string(), created_at: string() })),
});

/** The mails of a page of the list; null where it is none that can be read. */
export function sentIn(data: unknown): { mails: SentMail[]; hasMore: boolean } | null {
  if (!is(SentPageSchema, data)) return null;
  const mails = data.data.map(({ id, to, subject, created_at }) => ({
    id,
    to,
    subject,
    createdAt: Date.parse(created_at),
  }));
  return { mails, hasMore: data.has_more };
}

/** In ASCII. */
function bodyOf({ replyTo, html, text, ...rest }: Mail): string {
  const fields = asciiJson({ ...rest, reply_to: replyTo });
  return `${fields.slice(0, -1)},"html":"${html.json}","text":"${text.json}"}`;
}

const encoder = new TextEncoder();

/**
 * An array of these values (JSON, in ASCII), as it is sent. A batch is megabytes: it is put together where it leaves
 * from, and never is one string, of which there would be a copy in V8 and another one outside.
 */
function bytesOf(values: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.reduce((sum, { length }) => sum + length + 1, 1));
  let end = 0;
  for (const value of values) {
    encoder.encodeInto(`${end === 0 ? '[' : ','}${value}`, bytes.subarray(end));
    end += value.length + 1;
  }
  encoder.encodeInto(']', bytes.subarray(end));
  return bytes;
}

interface Call {
  method?: string;
  body?: string | Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Never throws: no answer, an answer cut off and a call that took too long are errors without a status. */
async function call({ apiKey, baseUrl }: Account, path: string, { headers, ...init }: Call): Promise<Answer> {
  const fixed = { authorization: `Bearer ${apiKey}`, 'user-agent': 'daystep', 'content-type': 'application/json' };
  try {
    const response = await fetch(baseUrl + path, { ...init, headers: { ...fixed, ...headers } });
    const told = Object.fromEntries(response.headers);
    const text = await response.text();
    return response.ok
      ? { data: JSON.parse(text), error: null, headers: told }
      : { data: null, error: errorIn(text, response.status), headers: told };
  } catch (error) {
    const unknown = { name: 'application_error', statusCode: null, message: String(error) };
    return { data: null, error: unknown, headers: null };
  }
}

const ErrorSchema = object({ name: optional(string()), message: optional(string()) });

/** What Resend says went wrong; whatever stands before it (a proxy, say) may answer in another way. */
function errorIn(text: string, statusCode: number): ResendError {
  const body = parsed(text);
  return is(ErrorSchema, body)
    ? { ...body, statusCode }
    : { name: 'application_error', statusCode, message: 'The answer is none of Resend’s.' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
