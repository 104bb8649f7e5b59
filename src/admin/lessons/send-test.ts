/** Sends an email of the course to an address of the operator's choice, as a test. */

import { plain } from '../../course/json-text.ts';
import { ended } from '../../delivery/incident-text.ts';
import { normalizeAddress } from '../../domain/address.ts';
import { testKey } from '../../domain/idempotency.ts';
import type { Messages } from '../../locales/locale.ts';
import type { Mail, OneOutcome } from '../../mail/mailer.ts';
import type { Services } from '../../services.ts';
import { keyedHashes } from '../../storage/keyed-hash.ts';
import { type CourseMail, drawMail } from './mails.ts';

/** What the operator asked for. */
export interface TestRequest {
  mail: CourseMail;
  /** The address as entered. */
  typed: string;
  messages: Messages;
}

/** `wrong`: the address is invalid or refused. `failed`: the email was not sent, or maybe not. `messages` say what to do. */
export type TestOutcome = { kind: 'sent' } | { kind: 'wrong' | 'failed'; messages: string };

/**
 * Sends a test at `now` (ms). The same email is sent to the same address once within ten minutes, so that a double click
 * sends one; an email whose content has changed counts as another. The test is first recorded in the audit trail, without
 * the address.
 */
export async function sendTest(
  { mail, typed, messages }: TestRequest,
  now: number,
  services: Services,
): Promise<TestOutcome> {
  const address = normalizeAddress(typed);
  if (address === null) return { kind: 'wrong', messages: NO_ADDRESS };
  const drawn = await drawMail(mail, messages, services, address);
  const test = { ...drawn, subject: `[Test] ${drawn.subject}` };
  const entry = { at: now, action: 'test', detail: `a test of ${mail.key}`, mark: '' };
  const isRecorded = await services.store.audit.put(entry).then(
    () => true,
    () => false,
  );
  if (!isRecorded) return { kind: 'failed', messages: NOT_RECORDED };
  const key = testKey(services.config.deployment, await hashOf(test, services), now);
  return outcomeOf(await services.mailer.sendOne(test, key));
}

const NO_ADDRESS = 'Not an email address. Enter one whose inbox you can open, for example anna@course.example.';

const NOT_RECORDED =
  'Workers KV could not record this test in the audit trail, so it was not sent. Try again in a minute; if the problem persists, check cloudflarestatus.com.';

async function hashOf({ html, text, ...rest }: Mail, services: Services): Promise<string> {
  const all = JSON.stringify({ ...rest, html: plain(html), text: plain(text) });
  const [hash = ''] = await keyedHashes(`test ${all}`, services.config.signingSecrets);
  return hash.slice(0, 32);
}

function outcomeOf(outcome: OneOutcome): TestOutcome {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return { kind: 'sent' };
    case 'kept-back':
      return { kind: 'wrong', messages: outcome.reason };
    case 'refused':
      return { kind: 'wrong', messages: `Resend refused this email. ${ended(outcome.reason)}` };
    case 'stopped':
      return {
        kind: 'failed',
        messages: `Resend is not accepting email from you right now, so this one was not sent. ${ended(outcome.reason)} Check the key, domain, quota and account at https://resend.com.`,
      };
    case 'unknown':
      return {
        kind: 'failed',
        messages: `It is unknown whether this email was sent. ${ended(outcome.reason)} Click the button again: within ten minutes it is sent only once.`,
      };
  }
}
