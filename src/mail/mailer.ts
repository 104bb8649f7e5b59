/**
 * Sends through Resend, with retries where they make sense. Every call carries an idempotency key, so repeating it is
 * safe for 24 hours. errors.ts decides which outcome an answer becomes.
 */
import type { Time } from '../domain/time.ts';
import { type Answer, createClient, refusalsIn, sentIn } from './client.ts';
import { actionFor, describeError, type ResendError } from './errors.ts';
import type { Mailer, Outcome } from './outcome.ts';
import type { Pace } from './pace.ts';
import { previewMailer } from './preview.ts';

export type { Mail, Refusal, SentMail } from './client.ts';
export type { Mailer, OneOutcome, Outcome } from './outcome.ts';

/** What a mailer needs. */
export interface MailerOptions {
  apiKey: string;
  baseUrl: string;
  /** The wait (ms) before each retry after a fault. A rate-limit answer uses none of them. */
  retryWaits: readonly number[];
  /** A preview mails only these normalized addresses and Resend's test addresses; null: no limit. */
  onlyTo: readonly string[] | null;
  /** Holds every call until it may start. */
  pace: Pace;
  time: Time;
}

/** How long one call may take (ms) before its outcome counts as unknown. */
const TIMEOUT_MS = 20_000;

/** After this many rate-limit answers to one call, the next counts as a fault. */
const MAX_RATE_LIMITED = 10;

/** Only the free plan has a daily quota, and only its answers count it (https://resend.com/docs/api-reference/rate-limit). */
const USED_TODAY = 'x-resend-daily-quota';

/** The mailer of one account, limited to `onlyTo` in a preview. It never throws: whatever goes wrong is an outcome. */
export function createMailer({ onlyTo, ...options }: MailerOptions): Mailer {
  const mailer = accountMailer(options);
  return onlyTo === null ? mailer : previewMailer(mailer, onlyTo);
}

function accountMailer({ apiKey, baseUrl, retryWaits, pace, time }: Omit<MailerOptions, 'onlyTo'>): Mailer {
  const client = createClient({ apiKey, baseUrl });
  let usedToday: number | null = null;

  async function attempt(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const startedAt = await pace.turn();
    const answer = await call(time.timeout(TIMEOUT_MS));
    pace.heed(answer.headers, startedAt);
    usedToday = numberIn(answer.headers?.[USED_TODAY]) ?? usedToday;
    return answer;
  }

  async function send(call: (signal: AbortSignal) => Promise<Answer>): Promise<Outcome> {
    const waits = [...retryWaits];
    for (let rateLimited = 0; ; ) {
      const { data, error } = await attempt(call);
      if (!error) return { kind: 'sent', refused: refusalsIn(data) };
      const outcome = outcomeOf(error, waits.length === retryWaits.length);
      if (outcome.kind !== 'again') return outcome;
      if (outcome.becauseTooFast && rateLimited++ < MAX_RATE_LIMITED) {
        pace.slowDown();
        continue;
      }
      const wait = waits.shift();
      if (wait === undefined) return { kind: 'unknown', reason: describeError(error) };
      await time.sleep(jittered(wait));
    }
  }

  return {
    sendOne: (mail, idempotencyKey) => send((signal) => client.sendEmail(mail, idempotencyKey, signal)),
    sendBatch: (mails, idempotencyKey) => send((signal) => client.sendBatch(mails, idempotencyKey, signal)),
    async listSent(limit, after) {
      const { data, error } = await attempt((signal) => client.listEmails(limit, after, signal));
      const page = sentIn(data);
      if (!error) return page ? { kind: 'page', ...page } : { kind: 'denied' };
      const isDenied = error.statusCode === 401 || error.statusCode === 403 || error.statusCode === 404;
      return isDenied ? { kind: 'denied' } : { kind: 'unknown', reason: describeError(error) };
    },
    usedToday: () => usedToday,
  };
}

/** Half to one and a half times as long (ms), so that calls that failed together are not retried together. */
function jittered(wait: number): number {
  return wait * (0.5 + Math.random());
}

/** `isFirst`: no attempt of this call has failed in an unknown way before. */
function outcomeOf(error: ResendError, isFirst: boolean): Outcome | { kind: 'again'; becauseTooFast: boolean } {
  const reason = describeError(error);
  switch (actionFor(error)) {
    case 'already':
      return { kind: 'already' };
    case 'wait':
      return { kind: 'again', becauseTooFast: true };
    case 'busy':
    case 'retry':
      return { kind: 'again', becauseTooFast: false };
    case 'spent':
      return { kind: 'stopped', incident: 'quota', reason, isUnsent: isFirst };
    case 'stop':
      return { kind: 'stopped', incident: 'refused', reason, isUnsent: isFirst };
    case 'refuse':
      return { kind: 'refused', reason };
  }
}

function numberIn(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : null;
}
