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
      ? 'A key of Resend is stored, but Cloudflare shows it to nobody. Paste it once more, and setup looks at your domain and the webhook; or press Enter to leave it, and them, as they are.'
      : 'Setup looks at your domain with your key of Resend, and makes the webhook. The key must have "Full access": https://resend.com/api-keys.',
    message: isStored ? 'Your key of Resend, once more?' : 'What is your key of Resend?',
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
    hint: `A name, and an address on your domain at Resend: ${example}.`,
    message: 'Who do the mails come from?',
    what: `who the mails come from, such as ${example}`,
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
    hint: 'A domain, or a subdomain, of your account at Cloudflare, such as https://course.example. Or leave it empty, and Cloudflare gives you an address at workers.dev.',
    message: 'Where will readers find the course?',
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
    hint: 'It stands at the end of every mail, as the law in many countries wants it.',
    message: 'What is your postal address?',
    what: 'the postal address that stands in every mail',
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
    hint: 'When all is done, a mail shows you that mail arrives.',
    message: 'Where shall the test mail go? Your own address:',
    what: 'the address that gets a test mail',
    example: 'anna@course.example',
    ...(isPersonPresent ? {} : { former: NOBODY }),
    check: offline(parseRecipient),
  };
}

const given = (former: string | undefined) => (former === undefined ? {} : { former });
