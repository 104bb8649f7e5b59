/** A mailer on real HTTP, with an account of its own at the stand-in for Resend. */
import { inject } from 'vitest';
import { jsonText } from '../../src/course/json-text.ts';
import { createMailer, type Mail } from '../../src/mail/mailer.ts';
import { createPace } from '../../src/mail/pace.ts';
import { resendAccount } from '../stand-ins/resend/client.ts';
import type { AccountOptions } from '../stand-ins/resend/wire.ts';
import { testClock } from './clock.ts';

/** Waits (ms) before a call is tried again. */
export const RETRY_WAITS = [1000, 4000];

/** A lesson to somebody. */
export function mailTo(to: string, changes: Partial<Mail> = {}): Mail {
  return {
    from: 'Daystep <course@daystep.example>',
    to,
    replyTo: 'anna@course.example',
    subject: 'A lesson',
    html: jsonText('<p>Hello,</p>'),
    text: jsonText('Hello,\n'),
    headers: { 'List-Unsubscribe': '<https://course.example/unsubscribe?token=t>' },
    tags: [{ name: 'lesson', value: 'lesson-1' }],
    ...changes,
  };
}

/** Lessons to so many readers, `reader-0@reader.example` and on. */
export const readers = (count: number) =>
  Array.from({ length: count }, (_, index) => mailTo(`reader-${index}@reader.example`));

/** A mailer with an account of its own; its waits take no time, and are written down. */
export async function useMailer(
  options: AccountOptions = {},
  retryWaits: readonly number[] = RETRY_WAITS,
  onlyTo: readonly string[] | null = null,
) {
  const baseUrl = inject('resendUrl');
  const account = resendAccount(baseUrl);
  await account.set(options);
  const clock = testClock();
  const { sleeps } = clock;
  const pace = createPace({ perSecond: 0, reserved: 0 }, clock);
  const withKey = (apiKey: string) => createMailer({ apiKey, baseUrl, retryWaits, onlyTo, pace, time: clock });
  const statuses = async () => (await account.calls()).map(({ status }) => status);
  const addressees = async () => (await account.mails()).flatMap(({ to }) => to);
  return { account, mailer: withKey(account.apiKey), withKey, sleeps, statuses, addressees };
}
