/** What is not wrong with a configuration, and better known. */
import { type Config, isGuessable } from '../../config.ts';

const PREVIEW =
  'This is a preview: ONLY_TO is set, so mails leave only to the addresses in it, and to Resend’s own for tests.';

const UNHEARD = 'RESEND_WEBHOOK_SECRET is not set: bounces and complaints are not heard.';

const GUESSABLE =
  'ADMIN_PASSWORD has fewer than 16 characters: store a longer one, from `openssl rand -base64 24` say.';

/** A sentence each; without anyone's address. */
export function healthNotes({ resend, adminPassword, onlyTo }: Config): string[] {
  return [
    ...(onlyTo === null ? [] : [PREVIEW]),
    ...(resend.webhookSecret === '' ? [UNHEARD] : []),
    ...(isGuessable(adminPassword) ? [GUESSABLE] : []),
  ];
}
