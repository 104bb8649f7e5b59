/** Whether a request is Resend's own, by its SDK: signed with the webhook's secret, and at most five minutes old. */
import { Resend } from 'resend';

/** The `svix-…` headers of a delivery; empty where one is missing. */
export interface Signature {
  id: string;
  /** Seconds since 1970. */
  timestamp: string;
  /** `v1,<base64>`, several of them apart by spaces while a secret is being changed. */
  signature: string;
}

/** `event`: the body, parsed; undefined where it is no JSON. */
export type Verified = { kind: 'genuine'; event: unknown } | { kind: 'forged' };

/** Checks the raw body of a request that has just come. `webhookSecret` begins with `whsec_`. */
export function verifyEvent(
  payload: string,
  headers: Signature,
  { apiKey, webhookSecret }: { apiKey: string; webhookSecret: string },
): Verified {
  try {
    const event: unknown = new Resend(apiKey).webhooks.verify({ payload, headers, webhookSecret });
    return { kind: 'genuine', event };
  } catch (error) {
    // The SDK parses what it has found genuine; whatever else it throws is about the signature or the secret.
    return error instanceof SyntaxError ? { kind: 'genuine', event: undefined } : { kind: 'forged' };
  }
}
