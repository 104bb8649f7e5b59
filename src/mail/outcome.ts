/** The mailer's interface. Whatever goes wrong is an outcome, never an exception. */
import type { Mail, Refusal, SentMail } from './client.ts';

/** The result of a call that sends. */
export type Outcome =
  | { kind: 'sent'; refused: Refusal[] }
  /** The same key was used before with another payload: its mails are out. */
  | { kind: 'already' }
  /** Nobody knows whether it was sent: the same call has to be made again. */
  | { kind: 'unknown'; reason: string }
  /** No call can succeed now. `isUnsent`: this one certainly sent nothing, in no attempt. */
  | { kind: 'stopped'; incident: 'quota' | 'refused'; reason: string; isUnsent: boolean }
  /** This call can never succeed as it is. */
  | { kind: 'refused'; reason: string };

/** The result of sending one mail. */
export type OneOutcome =
  | Outcome
  /** A preview mails only a few addresses, and not this one: nothing was or will be sent. */
  | { kind: 'kept-back'; reason: string };

type SentPage =
  | { kind: 'page'; mails: SentMail[]; hasMore: boolean }
  /** The API key may only send, or the list is unreadable: trying again is useless. */
  | { kind: 'denied' }
  | { kind: 'unknown'; reason: string };

/** Sends mails for one account. No method rejects. */
export interface Mailer {
  /** Sends one mail under an idempotency key. */
  sendOne(mail: Mail, idempotencyKey: string): Promise<OneOutcome>;
  /** Sends up to 100 mails in one call under an idempotency key; a bad address does not hold the others back. */
  sendBatch(mails: readonly Mail[], idempotencyKey: string): Promise<Outcome>;
  /** A page of what the account has sent, newest first: up to `limit` (at most 100), after the mail with this id. */
  listSent(limit: number, after?: string): Promise<SentPage>;
  /** The day's mails as counted by the last answer; null if the plan has no daily quota, or before an answer. */
  usedToday(): number | null;
}
