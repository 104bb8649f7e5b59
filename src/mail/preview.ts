/**
 * The mailer of a preview (`ONLY_TO`): whatever asks it to, no mail leaves to anyone else. What stays behind is told: a
 * mail alone in its outcome, and each in the log, without an address. A batch leaves without the others, whose lesson
 * counts as sent: nobody is taken off the course, and nobody waits. Which they are depends on the configuration alone, so
 * that a call that is made again is the same call.
 */

import { mayBeMailed } from '../domain/address.ts';
import { log } from '../log.ts';
import type { Mailer } from './outcome.ts';

const KEPT_BACK =
  'This is a preview of the course. It sends mail only to the addresses in its ONLY_TO, and to Resend’s own for tests.';

/** The mailer that hands on what is for these addresses (normalised) or for Resend's own, and nothing else. */
export function previewMailer(mailer: Mailer, onlyTo: readonly string[]): Mailer {
  return {
    ...mailer,
    async sendOne(mail, idempotencyKey) {
      if (mayBeMailed(mail.to, onlyTo)) return mailer.sendOne(mail, idempotencyKey);
      log({ kind: 'preview', held: 1 });
      return { kind: 'kept-back', reason: KEPT_BACK };
    },
    async sendBatch(mails, idempotencyKey) {
      const places = mails.flatMap(({ to }, index) => (mayBeMailed(to, onlyTo) ? [index] : []));
      if (places.length < mails.length) log({ kind: 'preview', held: mails.length - places.length });
      if (places.length === 0) return { kind: 'sent', refused: [] };
      const allowed = mails.filter((_, index) => places.includes(index));
      const outcome = await mailer.sendBatch(allowed, idempotencyKey);
      if (outcome.kind !== 'sent') return outcome;
      // Resend counts the places of what it was given.
      const refused = outcome.refused.flatMap(({ index, message }) => {
        const place = places[index];
        return place === undefined ? [] : [{ index: place, message }];
      });
      return { kind: 'sent', refused };
    },
  };
}
