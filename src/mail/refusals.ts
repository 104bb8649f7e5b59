/** Whose fault it is that Resend would not take a mail: only what is wrong with an address takes its reader off. */
import { fitToTell, namesOurField } from './errors.ts';
import type { Refusal } from './mailer.ts';

/** Whether a refusal is about the reader's address, and not about what we put into the mail. */
export function isRecipientFault({ message }: Refusal): boolean {
  return !namesOurField(message);
}

/** Why mails of a batch were refused through no fault of their readers, in words fit to be told; null where none was. */
export function faultOfOurs(refused: readonly Refusal[]): string | null {
  const ours = refused.find((refusal) => !isRecipientFault(refusal));
  return ours ? fitToTell(`Resend refuses what we send: ${ours.message}`) : null;
}

/** Whether a refusal is about the address that the mail is for. */
export function namesRecipient(message: string): boolean {
  return message.includes('`to`');
}

/**
 * Whether nothing of a batch got through although no reader can be to blame for all of it: every mail was refused,
 * and one for a field of ours, or several for a reason that does not name their `to`.
 */
export function isRefusedWhole(refused: readonly Refusal[], mails: number): boolean {
  if (refused.length === 0 || refused.length < mails) return false;
  return faultOfOurs(refused) !== null || (mails > 1 && !refused.some(({ message }) => namesRecipient(message)));
}
