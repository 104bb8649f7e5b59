/**
 * The mailer of a preview (`ONLY_TO`): no mail leaves to anyone else. A single mail that is held back has an outcome of
 * its own, and every one is logged without its address. A batch leaves without them, and their lesson counts as sent:
 * nobody is deactivated, and nobody waits. Who is held back depends on the configuration alone, so that a repeated call
 * is the same call.
 */

import { mayBeMailed } from '../domain/address.ts';
import { log } from '../log.ts';
import type { Mailer } from './outcome.ts';

const KEPT_BACK =
  'This is a preview of the course. It sends mail only to the addresses in its ONLY_TO, and to Resend’s own for tests.';

/** A mailer that passes on mails to these normalized addresses and to Resend's test addresses only. */
export function previewMailer(mailer: Mailer, onlyTo: readonly string[]): Mailer {
  return {
    ...mailer,
    async sendOne(mail, idempotencyKey) {
      if (mayBeMailed(mail.to, onlyTo)) return mailer.sendOne(mail, idempotencyKey);
      log({ kind: 'preview', held: 1 });
      return { kind: 'kept-back', reason: KEPT_BACK };
    },
    async sendBatch(mails, idempotencyKey) {
      const indexes = mails.flatMap(({ to }, index) => (mayBeMailed(to, onlyTo) ? [index] : []));
      if (indexes.length < mails.length) log({ kind: 'preview', held: mails.length - indexes.length });
      if (indexes.length === 0) return { kind: 'sent', refused: [] };
      const allowed = mails.filter((_, index) => indexes.includes(index));
      const outcome = await mailer.sendBatch(allowed, idempotencyKey);
      if (outcome.kind !== 'sent') return outcome;
      // Resend's indexes are those of the mails that it was given.
      const refused = outcome.refused.flatMap(({ index, message }) => {
        const original = indexes[index];
        return original === undefined ? [] : [{ index: original, message }];
      });
      return { kind: 'sent', refused };
    },
  };
}
