/** Whether a request is Resend's own: signed with the webhook's secret, and stamped within five minutes. */
import { Resend } from 'resend';

/** What the signature is made of, as the SDK names it; empty where its header is missing. */
export interface Signed {
  id: string;
  timestamp: string;
  signature: string;
}

/** Verifies the raw body of a request by the SDK, which looks at the clock on the wall. `body` is undefined where it is no JSON. */
export function verify(
  payload: string,
  headers: Signed,
  { apiKey, webhookSecret }: { apiKey: string; webhookSecret: string },
): { isGenuine: boolean; body?: unknown } {
  try {
    return { isGenuine: true, body: new Resend(apiKey).webhooks.verify({ payload, headers, webhookSecret }) };
  } catch (error) {
    // The SDK parses only what is signed.
    return { isGenuine: error instanceof SyntaxError };
  }
}
