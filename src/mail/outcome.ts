/** What sends, and what becomes of what is sent: whatever goes wrong is an outcome. */
import type { Mail, Refusal, SentMail } from './client.ts';

export type Outcome =
  | { kind: 'sent'; refused: Refusal[] }
  /** The same key was used before with another payload: its mails are out. */
  | { kind: 'already' }
  /** Not surely sent and not surely unsent: the same call has to be made again. */
  | { kind: 'unknown'; reason: string }
  /** No call can succeed now. `isUnsent`: this one surely sent nothing, not even in an attempt before. */
  | { kind: 'stopped'; incident: 'quota' | 'refused'; reason: string; isUnsent: boolean }
  | { kind: 'refused'; reason: string };

/** What becomes of one mail. */
export type OneOutcome =
  | Outcome
  /** A preview mails a few addresses alone, and not this one: nothing was sent, nor will be. */
  | { kind: 'kept-back'; reason: string };

type SentPage =
  | { kind: 'page'; mails: SentMail[]; hasMore: boolean }
  /** This key may only send, or the list is none that we can read: no later one will be. */
  | { kind: 'denied' }
  | { kind: 'unknown'; reason: string };

export interface Mailer {
  /** Sends one mail under an idempotency key. */
  sendOne(mail: Mail, idempotencyKey: string): Promise<OneOutcome>;
  /** Sends up to 100 mails in one call under an idempotency key; a bad address does not hold the others back. */
  sendBatch(mails: readonly Mail[], idempotencyKey: string): Promise<Outcome>;
  /** A page of what the account has sent, newest first: up to `limit` (at most 100), after the mail with this id. */
  listSent(limit: number, after?: string): Promise<SentPage>;
  /** The mails that the last answer counted for the day; null where the plan has no daily quota, or before an answer. */
  usedToday(): number | null;
}
