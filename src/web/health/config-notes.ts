/** What is worth knowing about a configuration that is not wrong; `npm run setup` shows it, too. */
import { type Config, isGuessable } from '../../config.ts';

const PREVIEW =
  'This is a preview: ONLY_TO is set, so mails leave only to the addresses in it, and to Resend’s own for tests.';

const NO_WEBHOOK = 'RESEND_WEBHOOK_SECRET is not set: bounces and complaints are not heard.';

const WEAK_PASSWORD =
  'ADMIN_PASSWORD has fewer than 16 characters: store a longer one, from `openssl rand -base64 24` say.';

/**
 * The notes, a sentence each. `/health` is public, so none holds an address or a secret.
 */
export function configNotes({ resend, adminPassword, onlyTo }: Config): string[] {
  return [
    ...(onlyTo === null ? [] : [PREVIEW]),
    ...(resend.webhookSecret === '' ? [NO_WEBHOOK] : []),
    ...(isGuessable(adminPassword) ? [WEAK_PASSWORD] : []),
  ];
}
