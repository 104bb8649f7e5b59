import { Resend } from 'resend';
import { afterAll, beforeAll } from 'vitest';
import type { Listening } from '../loopback.ts';
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
