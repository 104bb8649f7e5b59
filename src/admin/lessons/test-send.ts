/** Sends a mail of the course to an address of the operator's choice, so that they see what a reader sees. */

import { plain } from '../../course/json-text.ts';
import { ended } from '../../delivery/incident-text.ts';
import { normalizeAddress } from '../../domain/address.ts';
import { testKey } from '../../domain/idempotency.ts';
import type { Messages } from '../../locales/locale.ts';
import type { Mail, OneOutcome } from '../../mail/mailer.ts';
import type { Services } from '../../services.ts';
import { keyedHashes } from '../../storage/keyed-hash.ts';
import { type CourseMail, drawMail } from './mails.ts';

/** `wrong`: what was typed won't do. `failed`: the mail is not away, or not surely. The words say what to do. */
export type Tested = { kind: 'sent' } | { kind: 'wrong' | 'failed'; messages: string };

/**
 * Sends the mail to what was typed as an address. The same mail leaves to the same address once within a window of ten
 * minutes, so that a double press is one mail; a lesson that has changed in between is another mail. It is written down
 * first, without the address.
 */
export async function sendTest(
  mail: CourseMail,
  typed: string,
  now: number,
  messages: Messages,
  services: Services,
): Promise<Tested> {
  const address = normalizeAddress(typed);
  if (address === null) return { kind: 'wrong', messages: NO_ADDRESS };
  const drawn = await drawMail(mail, messages, services, address);
  const test = { ...drawn, subject: `[Test] ${drawn.subject}` };
  const entry = { at: now, action: 'test', detail: `a test of ${mail.key}`, mark: '' };
  const isWritten = await services.store.audit.put(entry).then(
    () => true,
    () => false,
  );
  if (!isWritten) return { kind: 'failed', messages: NOT_WRITTEN };
  const key = testKey(services.config.deployment, await hashOf(test, services), now);
  return testedBy(await services.mailer.sendOne(test, key));
}

const NO_ADDRESS = 'That is no email address: write one whose inbox you can open, such as anna@course.example.';

const NOT_WRITTEN =
  'Workers KV would not write down that this test is sent, so it was not sent. Try again in a minute; if it lasts, look at cloudflarestatus.com.';

async function hashOf({ html, text, ...rest }: Mail, services: Services): Promise<string> {
  const all = JSON.stringify({ ...rest, html: plain(html), text: plain(text) });
  const [hash = ''] = await keyedHashes(`test ${all}`, services.config.signingSecrets);
  return hash.slice(0, 32);
}

function testedBy(outcome: OneOutcome): Tested {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return { kind: 'sent' };
    case 'kept-back':
      return { kind: 'wrong', messages: outcome.reason };
    case 'refused':
      return { kind: 'wrong', messages: `Resend would not take this mail. ${ended(outcome.reason)}` };
    case 'stopped':
      return {
        kind: 'failed',
        messages: `Resend takes no mail of yours just now, so this one was not sent. ${ended(outcome.reason)} Look at the key, the domain, the quota and the account at https://resend.com.`,
      };
    case 'unknown':
      return {
        kind: 'failed',
        messages: `Nobody knows whether this mail has left. ${ended(outcome.reason)} Press the button again: within ten minutes it leaves once, however often you do.`,
      };
  }
}
