/** What a mail is, by the tag that it leaves with. */
import type { Mail } from '../stand-ins/resend/wire.ts';

/** `confirmation`, `come-back`, …; undefined for a lesson. */
export function kindOf(mail: Mail): string | undefined {
  return mail.payload.tags?.find(({ name }) => name === 'mail')?.value;
}
