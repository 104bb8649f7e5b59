import * as v from 'valibot';
import {
  type AccountOptions,
  type Call,
  type Counts,
  call,
  counts,
  type Listing,
  listing,
  type Mail,
  mail,
} from './wire.ts';

/** A test's view of one account of the stand-in. */
export interface ResendAccount {
  /** For the code under test to send with. */
  readonly apiKey: string;
  /** The accepted mails, oldest first: all of them, or those to one address. */
  mails(to?: string): Promise<Mail[]>;
  /** Every sending call that reached the account, in the order in which they arrived. */
  calls(): Promise<Call[]>;
  /** Every listing call that reached the account, in the order in which they arrived. */
  listings(): Promise<Listing[]>;
  counts(): Promise<Counts>;
  /** Changes the options that are given, and leaves the others. Throws, with the reason, if one is not understood. */
  set(options: AccountOptions): Promise<void>;
  /** Makes the account new: no mails, no memory, no options. */
  reset(): Promise<void>;
}

/**
 * The account of an API key at the stand-in that listens at `baseUrl`. Without a key it is a fresh one, so that a test
 * has a mailbox to itself. Needs nothing but `fetch`, so it works inside a Worker too.
 */
export function resendAccount(baseUrl: string, apiKey = `re_${crypto.randomUUID()}`): ResendAccount {
  const account = `${baseUrl}/control/accounts/${encodeURIComponent(apiKey)}`;
  return {
    apiKey,
    mails: (to) => ask(`${account}/mails${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`, v.array(mail)),
    calls: () => ask(`${account}/calls`, v.array(call)),
    listings: () => ask(`${account}/listings`, v.array(listing)),
    counts: () => ask(`${account}/counts`, counts),
    set: (options) => tell(account, { method: 'PUT', body: JSON.stringify(options) }),
    reset: () => tell(account, { method: 'DELETE' }),
  };
}

async function ask<Output>(url: string, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  const response = await fetch(url);
  return v.parse(schema, await response.json());
}

async function tell(url: string, request: { method: string; body?: string }): Promise<void> {
  const response = await fetch(url, request);
  const words = await response.text();
  if (!response.ok) throw new Error(`The stand-in for Resend answered ${response.status}: ${words}`);
}
