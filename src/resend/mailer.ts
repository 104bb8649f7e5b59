/**
 * The thin edge around the Resend SDK. Every call carries an idempotency key, so that making it again is
 * always safe for 24 hours; every answer becomes one of a few outcomes, decided in errors.ts.
 */
import { type CreateEmailOptions, Resend } from 'resend';
import { array, is, number, object, string } from 'valibot';
import type { Time } from '../core/time.ts';
import { actionFor, describeError, type ResendError } from './errors.ts';
import type { Pace } from './pace.ts';

/** One mail: what both of Resend's sending calls take. */
export interface Mail {
  from: string;
  to: string;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

/** A mail of a batch that Resend would not take: its place in the batch, and why. */
export interface Refusal {
  index: number;
  message: string;
}

export type Outcome =
  | { kind: 'sent'; refused: Refusal[] }
  /** The same key was used before with another payload: its mails are out. */
  | { kind: 'already' }
  /** Not surely sent and not surely unsent: the same call has to be made again. */
  | { kind: 'unknown'; reason: string }
  | { kind: 'stopped'; reason: string }
  | { kind: 'refused'; reason: string };

export interface Mailer {
  /** Sends one mail under an idempotency key. */
  sendOne(mail: Mail, idempotencyKey: string): Promise<Outcome>;
  /** Sends up to 100 mails in one call under an idempotency key; a bad address does not hold the others back. */
  sendBatch(mails: readonly Mail[], idempotencyKey: string): Promise<Outcome>;
}

export interface MailerOptions {
  apiKey: string;
  baseUrl: string;
  /** Waits (ms) before further attempts after a fault, one each; being told that a call came too fast costs none of them. */
  retryWaits: readonly number[];
  /** Holds every call until it may start. */
  pace: Pace;
  time: Time;
}

/** How long one call may take (ms) before its outcome counts as unknown. */
const TIMEOUT_MS = 20_000;

/** How often one call may be told that it came too fast before that counts as a fault. */
const RATE_LIMIT_PATIENCE = 10;

/** One answer of the SDK: data or an error, never both. */
interface Answer {
  data: unknown;
  error: ResendError | null;
  headers: Record<string, string> | null;
}

/** A mailer for one account. It never throws: whatever goes wrong is an outcome. */
export function createMailer({ apiKey, baseUrl, retryWaits, pace, time }: MailerOptions): Mailer {
  const resend = new Resend(apiKey, { baseUrl });

  async function attempt(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    await pace.turn();
    try {
      const answer = await call(time.timeout(TIMEOUT_MS));
      pace.heed(answer.headers);
      return answer;
    } catch (error) {
      return {
        data: null,
        error: { name: 'application_error', statusCode: null, message: String(error) },
        headers: null,
      };
    }
  }

  async function send(call: (signal: AbortSignal) => Promise<Answer>): Promise<Outcome> {
    const waits = [...retryWaits];
    for (let rateLimited = 0; ; ) {
      const { data, error } = await attempt(call);
      if (!error) return { kind: 'sent', refused: refusalsIn(data) };
      const outcome = outcomeOf(error);
      if (outcome.kind !== 'again') return outcome;
      if (outcome.becauseTooFast && rateLimited++ < RATE_LIMIT_PATIENCE) {
        pace.slowDown();
        continue;
      }
      const wait = waits.shift();
      if (wait === undefined) return { kind: 'unknown', reason: describeError(error) };
      await time.sleep(wait);
    }
  }

  return {
    sendOne: (mail, idempotencyKey) =>
      send((signal) => resend.emails.send(mail satisfies CreateEmailOptions, { idempotencyKey, signal })),
    sendBatch: (mails, idempotencyKey) =>
      send((signal) => resend.batch.send([...mails], { idempotencyKey, batchValidation: 'permissive', signal })),
  };
}

function outcomeOf(error: ResendError): Outcome | { kind: 'again'; becauseTooFast: boolean } {
  const reason = describeError(error);
  switch (actionFor(error)) {
    case 'already':
      return { kind: 'already' };
    case 'wait':
      return { kind: 'again', becauseTooFast: true };
    case 'busy':
    case 'retry':
      return { kind: 'again', becauseTooFast: false };
    case 'stop':
      return { kind: 'stopped', reason };
    case 'refuse':
      return { kind: 'refused', reason };
  }
}

const PermissiveSchema = object({ errors: array(object({ index: number(), message: string() })) });

function refusalsIn(data: unknown): Refusal[] {
  return is(PermissiveSchema, data) ? data.errors : [];
}
