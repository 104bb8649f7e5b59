/** Resend's hands on the webhook: events in its shapes, signed by the letter of https://www.standardwebhooks.com. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import type { Env } from '../../../src/env.ts';
import worker from '../../../src/index.ts';
import { FIRST } from '../../fixtures/lessons.ts';

/** The secret of the webhook in tests: `whsec_` and 24 bytes in base64. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const PATH = 'https://course.example/webhooks/resend';

interface Signature {
  id?: string;
  /** When it is signed (ms); now, if not given. */
  at?: number;
  secret?: string;
}

/** The headers of a delivery: HMAC-SHA256 over `<id>.<seconds>.<body>`. */
export async function signed(
  body: string,
  { id = 'msg_1', at = Date.now(), secret = SECRET }: Signature = {},
): Promise<Record<string, string>> {
  const seconds = Math.floor(at / 1000);
  const bytes = Uint8Array.from(atob(secret.replace('whsec_', '')), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${seconds}.${body}`));
  const signature = `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`;
  return {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(seconds),
    'svix-signature': signature,
  };
}

/** Posts a body with these headers, and waits for what the answer leaves to be done. */
export async function post(env: Env, body: string, headers: Record<string, string>): Promise<Response> {
  const context = createExecutionContext();
  const response = await worker.fetch(new Request(PATH, { method: 'POST', body, headers }), env, context);
  await waitOnExecutionContext(context);
  return response;
}

/** Posts an event as Resend does. */
export async function tell(env: Env, event: object, signature: Signature = {}): Promise<Response> {
  const body = JSON.stringify(event);
  return post(env, body, await signed(body, signature));
}

/** Posts an event that has to be answered with a 200; returns for how many readers it changed something. */
export async function taken(env: Env, event: object): Promise<number> {
  const response = await tell(env, event);
  if (response.status !== 200) throw new Error(`The event was answered with ${response.status}.`);
  const { readers } = await response.json<{ readers: number }>();
  return readers;
}

interface Told {
  /** When it happened (ms); now, if not given. */
  at?: number;
  /** When the mail was made (ms); as it happened, if not given. */
  madeAt?: number;
  tags?: Record<string, string>;
}

/** An event about a mail to somebody, as Resend's documentation shows it. */
export function mailEvent(type: string, to: string | string[], told: Told = {}, detail: object = {}) {
  const { at = Date.now(), madeAt = at, tags } = told;
  return {
    type,
    created_at: new Date(at).toISOString(),
    data: {
      created_at: new Date(madeAt).toISOString().replace('Z', '000+00:00'),
      email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
      message_id: '<111-222-333@email.example>',
      from: 'Daystep <course@daystep.example>',
      to: [to].flat(),
      subject: 'Give it space',
      ...(tags ? { tags } : {}),
      ...detail,
    },
  };
}

const NO_MAILBOX = 'The mailbox of the recipient does not exist.';

export const bounce = (to: string | string[], told?: Told, type = 'Permanent') =>
  mailEvent('email.bounced', to, told, { bounce: { message: NO_MAILBOX, subType: 'General', type } });

export const complaint = (to: string | string[], told?: Told) => mailEvent('email.complained', to, told);

export const suppression = (to: string | string[], told?: Told) =>
  mailEvent('email.suppressed', to, told, {
    suppressed: { message: 'The address is on the suppression list.', type: 'OnAccountSuppressionList' },
  });

/** The tags of a lesson of the shipped course. */
export const LESSON = { lesson: FIRST, cohort: 'first' };
