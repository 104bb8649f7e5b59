/** Whose fault it is that Resend would not take a mail: only what is wrong with an address takes its reader off. */
import type { Refusal } from './mailer.ts';

/** The fields of a mail that are ours, in backticks, as Resend's messages name them. */
const OUR_FIELDS = /`(from|reply_to|subject|html|text|headers|tags)`/i;

/** Whether a refusal is about the reader's address, and not about what we put into the mail. */
export function isReadersFault({ message }: Refusal): boolean {
  return !OUR_FIELDS.test(message);
}

/** Why a batch was refused whole, mail by mail, through no fault of its readers; null where it was not. */
export function faultOfOurs(refused: readonly Refusal[], mails: number): string | null {
  const [first] = refused;
  if (!first || refused.length < mails) return null;
  return mails > 1 || !isReadersFault(first) ? `Resend refuses what we send: ${first.message.slice(0, 200)}` : null;
}
