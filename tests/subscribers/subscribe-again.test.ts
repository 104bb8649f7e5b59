/** Somebody signs up again: the page says the same to everybody, and the mail fits each. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { counted } from '../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo } from '../support/mail.ts';
import { formTo, messagesIn, press, readPage, textOf } from '../support/page.ts';
import { forgetAnswer, subscriberOf } from '../support/people.ts';
import { kindOf } from '../support/tag.ts';
import { bounce, complaint, SECRET, suppression, taken } from '../web/webhooks/resend.ts';

const course = useCourse({ RESEND_WEBHOOK_SECRET: SECRET });

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
/** Days after which the cohort's last lesson has left. */
const ALL = LESSONS.length - 1;

/** Joins at noon and has the lessons of so many days. */
async function joined(days = 0): Promise<void> {
  await course.join(EMAIL, { name: 'Anna' });
  for (let day = 1; day <= days; day += 1) await course.tickAt(dayAt(day, 7));
  await forgetAnswer(EMAIL);
}

async function pause(): Promise<void> {
  const mail = (await course.mailsTo(EMAIL)).findLast((one) => one.payload.headers?.['List-Unsubscribe']);
  if (!mail) throw new Error('No lesson came.');
  await course.post(`/preferences?token=${tokenOf(mail, 'preferences')}`, { action: 'pause' });
}

/** Signs up again at an instant (ms); the one mail that came of it. */
async function again(instant: number, fields: Record<string, string> = {}) {
  const before = (await course.mailsTo(EMAIL)).length;
  await course.setTime(instant);
  const response = await course.post('/subscribe', { email: EMAIL, name: 'Anna', timezone: 'UTC', ...fields });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/check-inbox']);
  const mails = (await course.mailsTo(EMAIL)).slice(before);
  expect(mails).toHaveLength(1);
  return lastMailTo(course, EMAIL);
}

describe('the mail to somebody who signs up again', () => {
  test('is a new confirmation while the first one is unanswered', async () => {
    const first = await course.signUp(EMAIL);
    await forgetAnswer(EMAIL);
    const mail = await again(NOON + 11 * MINUTE_MS);
    expect(kindOf(mail)).toBe('confirmation');
    expect(tokenOf(mail, 'confirm')).not.toBe(first);
  });

  test('says to a reader in the course that they are in it', async () => {
    await joined(3);
    expect(kindOf(await again(dayAt(3, 9)))).toBe('already-in');
  });

  test('says to a reader who has had all lessons that they have, with the way to their own page', async () => {
    await joined(ALL);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
    const mail = await again(dayAt(ALL, 9));
    expect(kindOf(mail)).toBe('finished');
    expect((await course.get(`/preferences?token=${tokenOf(mail, 'preferences')}`)).status).toBe(200);
  });

  test('knows a reader who has had all lessons long after their places have expired', async () => {
    await joined(ALL);
    expect(kindOf(await again(dayAt(400, 9)))).toBe('finished');
  });

  test('does not take a course for finished that an outage has held up', async () => {
    await joined(3);
    expect(kindOf(await again(dayAt(ALL + 5, 9)))).toBe('already-in');
  });

  const stops: [string, () => Promise<unknown>, RegExp][] = [
    ['paused', pause, /you paused the course/i],
    ['left', () => course.leave(EMAIL), /you left the course/i],
    ['whose mailbox bounced', () => taken(course.env, bounce(EMAIL)), /stopped getting through/i],
    ['who marked a mail as spam', () => taken(course.env, complaint(EMAIL)), /marked as spam/i],
    ['whose address was refused', () => taken(course.env, suppression(EMAIL)), /stopped getting through/i],
  ];

  test.each(stops)('asks a reader %s to come back, and its link goes on where they were', async (_, stop, why) => {
    await joined(1);
    await course.setTime(dayAt(1, 9));
    await stop();
    const mail = await again(dayAt(3, 12));
    expect(kindOf(mail)).toBe('come-back');
    expect(mail.payload.text).toMatch(why);
    expect(mail.payload.text).not.toMatch(/\{\{|lesson 1/i);

    const path = `/confirm?token=${tokenOf(mail, 'confirm')}`;
    const page = await readPage(await course.get(path));
    expect(messagesIn(page.html)).toMatch(/go on with the course/i);
    expect(messagesIn(page.html)).not.toMatch(/lesson 1/i);
    const answer = await readPage(await press(course, formTo(page, '/confirm')));
    expect(await textOf(answer.html, 'h1')).toBe('Welcome back');
    await course.tickAt(dayAt(4, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
  });

  test('is a confirmation for someone who left after the last lesson: they begin again', async () => {
    await joined(ALL);
    await course.setTime(dayAt(ALL, 9));
    await course.leave(EMAIL);
    const mail = await again(dayAt(ALL + 2, 12));
    expect(kindOf(mail)).toBe('confirmation');
    await course.post(`/confirm?token=${tokenOf(mail, 'confirm')}`);
    expect(await course.lessonsOf(EMAIL)).toEqual([...LESSONS, LESSONS[0]]);
  });

  test('calls a reader by the name that they gave, not by the one that somebody types now', async () => {
    await joined();
    const mail = await again(NOON + HOUR_MS, { name: 'Somebody else' });
    expect(mail.payload.text).toMatch(/Anna/);
    expect(mail.payload.text).not.toMatch(/Somebody else/);
  });
});

describe('someone who pauses within minutes of a signup that was answered', () => {
  test('is written to anew, and that link goes on', async () => {
    await joined(1);
    await again(dayAt(1, 12));
    await course.setTime(dayAt(1, 12) + MINUTE_MS);
    await pause();
    const mail = await again(dayAt(1, 12) + 2 * MINUTE_MS);
    expect(kindOf(mail)).toBe('come-back');
    await course.post(`/confirm?token=${tokenOf(mail, 'confirm')}`);
    expect((await subscriberOf(course, EMAIL)).status).toBe('active');
  });
});

test('what a signup costs grows for nobody but readers whose course may be over', async () => {
  await joined(2);
  const costOf = async (email: string, instant: number) => {
    await course.setTime(instant);
    const { kv, counts, written } = counted(course.env.KV);
    await course.with({ KV: kv }).post('/subscribe', { email });
    return { ...counts, written };
  };
  const little = { reads: 2, lists: 0, writes: 0 };
  // Of a newcomer it has to be known, too, whether a deletion of theirs was lifted.
  expect(await costOf('new@reader.example', dayAt(2, 9))).toMatchObject({ ...little, reads: 3 });
  expect(await costOf(EMAIL, dayAt(2, 9))).toMatchObject(little);
  await forgetAnswer(EMAIL);
  const { lists, written } = await costOf(EMAIL, dayAt(2, 9) + 20 * DAY_MS);
  expect(lists).toBeGreaterThan(0);
  expect(written).toEqual([]);
});

describe('the page of the link', () => {
  test('says to a reader in the course that there is nothing more to do', async () => {
    const token = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${token}`);
    const page = await readPage(await course.get(`/confirm?token=${token}`));
    expect(page.status).toBe(200);
    expect(messagesIn(page.html)).toMatch(/already in/i);
    expect(formTo(page, '/confirm').fields).toEqual({ token });
  });

  test('says to a reader who has paused since that the course is paused, and leaves it so', async () => {
    const token = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${token}`);
    await course.setTime(NOON + HOUR_MS);
    await pause();
    const page = await readPage(await course.get(`/confirm?token=${token}`));
    const answer = await readPage(await press(course, formTo(page, '/confirm')));
    expect(await textOf(answer.html, 'h1')).toBe('Your course is paused');
    expect((await subscriberOf(course, EMAIL)).status).toBe('paused');
  });

  test('says at once that a link from before the reader left does not count any more', async () => {
    const token = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${token}`);
    await course.setTime(NOON + HOUR_MS);
    await course.leave(EMAIL);
    const page = await readPage(await course.get(`/confirm?token=${token}`));
    expect(page.status).toBe(410);
    expect(formTo(page, '/subscribe').fields).toMatchObject({ email: EMAIL });
  });
});
