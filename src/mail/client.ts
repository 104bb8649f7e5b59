/** Resend's API (https://resend.com/docs/api-reference), called through its SDK. No call throws: errors are values. */
import { Resend, type Response } from 'resend';
import { array, boolean, is, number, object, string } from 'valibot';
import { asciiJson, type JsonText, plain } from '../course/json-text.ts';
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

/** A mail of a batch that Resend would not take: its index in the batch, and why. */
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

export interface Client {
  /** Sends one mail under an idempotency key. */
  sendEmail(mail: Mail, idempotencyKey: string, signal: AbortSignal): Promise<Answer>;
  /** Sends up to 100 mails in one call under an idempotency key; a bad address does not hold the others back. */
  sendBatch(mails: readonly Mail[], idempotencyKey: string, signal: AbortSignal): Promise<Answer>;
  /** A page of what was sent, newest first: up to `limit` (at most 100), after the mail with the id `after`. */
  listEmails(limit: number, after: string | undefined, signal: AbortSignal): Promise<Answer>;
}

/** The SDK hands these on to `fetch`. A redirect is an answer of somebody else's: followed, it could pass for a yes. */
const NO_REDIRECTS = { redirect: 'manual' } as const;

const USER_AGENT = 'daystep';

/** A client for one account. */
export function createClient({ apiKey, baseUrl }: Account): Client {
  const resend = new Resend(apiKey, { baseUrl, userAgent: USER_AGENT });
  return {
    async sendEmail({ html, text, ...mail }, idempotencyKey, signal) {
      const email = { ...mail, html: plain(html), text: plain(text) };
      return answerIn(await resend.emails.send(email, { idempotencyKey, signal, ...NO_REDIRECTS }));
    },
    async sendBatch(mails, idempotencyKey, signal) {
      const body = batchBody(mails);
      const headers = {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
        'user-agent': USER_AGENT,
        'x-batch-validation': 'permissive',
      };
      try {
        const request = { method: 'POST', body, headers, signal, ...NO_REDIRECTS };
        return answerIn(await resend.fetchRequest('/emails/batch', request));
      } finally {
        // Gives the megabytes back at once: V8 hardly sees them, and would let dozens pile up before it looks for garbage.
        body.buffer.transfer(0);
      }
    },
    async listEmails(limit, after, signal) {
      const page = after === undefined ? { limit } : { limit, after };
      return answerIn(await resend.emails.list(page, { signal, ...NO_REDIRECTS }));
    },
  };
}

/** An error whose body is `null`, say, comes from the SDK as neither data nor error. */
const UNREADABLE = {
  name: 'application_error',
  statusCode: null,
  message: 'The answer has no data, and names no error.',
};

function answerIn<T>({ data, error, headers }: Response<T>): Answer {
  return { data, error: error ?? (data === null ? UNREADABLE : null), headers };
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

const encoder = new TextEncoder();

/**
 * The body of a batch, in ASCII. The SDK's `batch.send` has `JSON.stringify` escape every lesson anew, which takes 13 to
 * 48 ms for a hundred where a whole tick has 10 ms of CPU; a `JsonText` is escaped once for all subscribers. The body is
 * megabytes: it is put together where it leaves from, and never is one string, of which there would be a copy in V8 and
 * another one outside.
 */
function batchBody(mails: readonly Mail[]): Uint8Array<ArrayBuffer> {
  const values = mails.map(jsonOf);
  const bytes = new Uint8Array(values.reduce((sum, { length }) => sum + length + 1, 1));
  let end = 0;
  for (const value of values) {
    encoder.encodeInto(`${end === 0 ? '[' : ','}${value}`, bytes.subarray(end));
    end += value.length + 1;
  }
  encoder.encodeInto(']', bytes.subarray(end));
  return bytes;
}

/** A mail as JSON, in ASCII: a character is a byte. */
function jsonOf({ replyTo, html, text, ...rest }: Mail): string {
  const fields = asciiJson({ ...rest, reply_to: replyTo });
  return `${fields.slice(0, -1)},"html":"${html.json}","text":"${text.json}"}`;
}
