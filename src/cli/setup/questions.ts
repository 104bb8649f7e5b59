/** The five things that setup must be told, in the order in which they are asked; each is checked as it comes. */

import { type Place, parseFrom, parseKey, parsePlace, parsePostal, parseRecipient } from './answers.ts';
import { offline, orNothing, type Question } from './ask.ts';
import { fine, type Result } from './mistakes.ts';
import { canSend, checkSender, type SendingDomain, someDomain } from './plan.ts';
import { listDomains, type ResendAccount } from './resend.ts';

/** An account whose key works, and its domains. */
export interface KnownAccount extends ResendAccount {
  domains: SendingDomain[];
}

/** The key; null, where one is stored, leaves that one, and with it everything that can't be done without seeing it. */
export function keyQuestion(baseUrl: string, isStored: boolean): Question<KnownAccount | null> {
  const check = async (answer: string): Promise<Result<KnownAccount>> => {
    const key = parseKey(answer);
    if (!key.ok) return key;
    const account = { apiKey: key.value, baseUrl };
    const listed = await listDomains(account);
    const domains = listed.ok ? someDomain(listed.value) : listed;
    return domains.ok ? fine({ ...account, domains: domains.value }) : domains;
  };
  return {
    name: 'RESEND_API_KEY',
    hint: isStored
      ? 'A Resend API key is stored, but Cloudflare never shows it. Paste it again to let setup check your domain and webhook, or press Enter to keep everything as it is.'
      : 'Setup uses your Resend API key to check your domain and create the webhook. The key needs "Full access": https://resend.com/api-keys.',
    message: isStored ? 'Your Resend API key (Enter to keep the stored one)?' : 'What is your Resend API key?',
    what: 'a key with "Full access" from https://resend.com/api-keys',
    example: '',
    secret: true,
    ...(isStored ? { former: '' } : {}),
    check: isStored ? orNothing(check) : check,
  };
}

/** Who the mails come from; without an account to look into, any address will do. */
export function fromQuestion(account: KnownAccount | null, former: string | undefined): Question<string> {
  const domains = account?.domains ?? [];
  const example = `Anna Berg <anna@${(domains.find(canSend) ?? domains[0])?.name ?? 'course.example'}>`;
  return {
    name: 'FROM',
    hint: `A name and an address on your Resend domain: ${example}.`,
    message: 'Who are the emails from?',
    what: `who the emails are from, for example ${example}`,
    example,
    ...given(former),
    check: async (answer) => {
      const from = parseFrom(answer);
      return from.ok && account !== null ? checkSender(from.value, domains) : from;
    },
  };
}

/** Where readers reach the course. */
export function placeQuestion(former: string | undefined): Question<Place> {
  return {
    name: 'PUBLIC_URL',
    hint: 'A domain or subdomain in your Cloudflare account, for example https://course.example. Leave it empty to get a free workers.dev address.',
    message: "What is the course's web address?",
    what: 'the address of the course, such as https://course.example, or the word workers.dev for the free one',
    example: 'https://course.example',
    ...given(former),
    check: offline(parsePlace),
  };
}

/** The postal address in every mail. */
export function postalQuestion(former: string | undefined): Question<string> {
  return {
    name: 'POSTAL_ADDRESS',
    hint: 'It appears at the end of every email, as many countries require.',
    message: 'What is your postal address?',
    what: 'the postal address shown in every email',
    example: '1 Example Street, 12345 Sampletown',
    ...given(former),
    check: offline(parsePostal),
  };
}

/** The inbox that swallows everything, and shows each mail at resend.com: https://resend.com/docs/dashboard/emails/send-test-emails. */
const NOBODY = 'delivered@resend.dev';

/** Who gets the test mail; in CI, nobody does. */
export function recipientQuestion(isPersonPresent: boolean): Question<string> {
  return {
    name: 'TEST_TO',
    hint: 'At the end, setup sends a test email to check delivery.',
    message: 'Which address should get the test email?',
    what: 'the address that gets the test email',
    example: 'anna@course.example',
    ...(isPersonPresent ? {} : { former: NOBODY }),
    check: offline(parseRecipient),
  };
}

const given = (former: string | undefined) => (former === undefined ? {} : { former });
