/** The body of a sending call, read or only counted. */
import { hash } from 'node:crypto';
import { parseJson } from './answer.ts';
import { type CheckedCall, checkMails, type Refusals, UNREAD } from './mails.ts';
import { type Problem, problems } from './problems.ts';
import type { Endpoint } from './wire.ts';

/** What an account needs to know about a body. */
export interface Reading {
  /** The parsed JSON; `undefined` where it is none, or was not read. */
  readonly json: unknown;
  /** How many mails the body holds; 0 if it cannot be read. */
  readonly mails: number;
  readonly bytes: number;
  /** The same for the same payload. */
  fingerprint(): string;
  /** The mails after the rules of https://resend.com/docs/api-reference/emails; `validation`: x-batch-validation. */
  check(endpoint: Endpoint, validation: string, refusals: Refusals): CheckedCall | Problem;
}

/** Reads a body as Resend would. */
export function readMails(body: string | Uint8Array): Reading {
  const json = parseJson(textOf(body));
  return {
    json,
    mails: Array.isArray(json) ? json.length : Number(json !== undefined),
    bytes: Buffer.byteLength(body),
    // Payloads are large and keys are many, so only a hash is kept.
    fingerprint: () => hash('sha256', body),
    check: (endpoint, validation, refusals) =>
      json === undefined ? problems.badJson : checkMails({ endpoint, validation, body: json }, refusals),
  };
}

/**
 * Counts the mails by a field that each has once, and takes all of them for good: parsing megabytes would take the
 * machine's time away from what a benchmark measures.
 */
export function countMails(body: string | Uint8Array): Reading {
  // A view, not a copy.
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.length);
  let mails = 0;
  for (let at = bytes.indexOf('"to":'); at >= 0; at = bytes.indexOf('"to":', at + 1)) mails += 1;
  return {
    json: undefined,
    mails,
    bytes: bytes.length,
    fingerprint: () => '',
    check: () => ({ mails: Array.from({ length: mails }, () => UNREAD), errors: [] }),
  };
}

/** The text of a body. */
export function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
