/** Whose fault a refusal is: only a wrong address deactivates its subscriber. */
import { namesOurField, publicMessage } from './errors.ts';
import type { Refusal } from './mailer.ts';

/** Whether a refusal is about the recipient, and not about what we put into the mail. */
export function isRecipientFault({ message }: Refusal): boolean {
  return !namesOurField(message);
}

/** Why mails of a batch were refused for what we put into them, fit to be shown; null if none was. */
export function faultOfOurs(refused: readonly Refusal[]): string | null {
  const ours = refused.find((refusal) => !isRecipientFault(refusal));
  return ours ? publicMessage(`Resend refuses what we send: ${ours.message}`) : null;
}

/** Whether a refusal names the field `to`. */
export function namesRecipient(message: string): boolean {
  return message.includes('`to`');
}

/**
 * Whether nothing of a batch got through and no single recipient can be to blame: every mail was refused,
 * and one for a field of ours, or several for a reason that does not name their `to`.
 */
export function isRefusedWhole(refused: readonly Refusal[], mails: number): boolean {
  if (refused.length === 0 || refused.length < mails) return false;
  return faultOfOurs(refused) !== null || (mails > 1 && !refused.some(({ message }) => namesRecipient(message)));
}
