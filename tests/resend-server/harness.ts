import { Resend } from 'resend';
import { afterAll, beforeAll } from 'vitest';
import type { Listening } from '../loopback/listen.ts';
import { type ResendAccount, resendAccount } from './client.ts';
import { startResend } from './server.ts';

/** The stand-in of a test file. */
export interface TestResend {
  readonly url: string;
  /** An account that no other test has, and the SDK that sends with its key. */
  newAccount(): { account: ResendAccount; resend: Resend };
}

/** Runs one stand-in for the tests of a file. It can be used once they run. */
export function useResend(): TestResend {
  let server: Listening | null = null;
  beforeAll(async () => {
    server = await startResend();
  });
  afterAll(() => server?.close());
  return {
    get url() {
      if (!server) throw new Error('The stand-in runs only while tests do.');
      return server.url;
    },
    newAccount() {
      const account = resendAccount(this.url);
      return { account, resend: new Resend(account.apiKey, { baseUrl: this.url }) };
    },
  };
}

/** A mail without fault, as the SDK takes it. */
export function mailTo(to: string, subject = 'Lesson 1') {
  return { from: 'Daystep <course@daystep.test>', to, subject, text: 'Good morning.' };
}

/** What went over the wire, for what the SDK hides or would not send. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A sending call without the SDK. `path` is `/emails` or `/emails/batch`. */
export async function post(
  baseUrl: string,
  apiKey: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const response = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'user-agent': 'tests', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
