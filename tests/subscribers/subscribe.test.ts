import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { lessonIn, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { linksIn } from '../support/mail.ts';
import { forgetAnswer, subscriberOf } from '../support/people.ts';
import { formBody, send } from '../support/send.ts';

const course = useCourse();

describe('the time zone', () => {
  /** Signs up and confirms; returns the zone that is kept. */
  async function zoneAfter(timezone: string, cf: { timezone?: string } = {}): Promise<string> {
    const form = formBody({ email: 'anna@reader.example', timezone });
    const response = await send(course.env, '/subscribe', { ...form, cf });
    expect(response.status).toBe(303);
    const [mail] = await course.mailsTo('anna@reader.example');
    if (mail) await course.post(`/confirm?token=${tokenOf(mail, 'confirm')}`);
    return (await subscriberOf(course, 'anna@reader.example')).timeZone;
  }

  test('is the one that the form says', async () => {
    expect(await zoneAfter(' America/New_York ', { timezone: 'Asia/Tokyo' })).toBe('America/New_York');
  });

  test.each([
    ['says nothing', ''],
    ['names no zone', 'Mars/Olympus'],
    ['gives an offset', '+05:07'],
    ['holds markup', '<script>alert(1)</script>'],
    ['holds far too much', 'x'.repeat(5_000)],
  ])("is that of the visitor's address where the form %s", async (_, timezone) => {
    expect(await zoneAfter(timezone, { timezone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
  });

  test('is UTC where nobody knows better', async () => {
    expect(await zoneAfter('Mars/Olympus', { timezone: 'Mars/Olympus' })).toBe('UTC');
  });

  test('turns nobody away, whatever it is in JSON', async () => {
    for (const [index, timezone] of [5, null, ['Europe/Berlin'], {}].entries()) {
      const response = await course.postJson('/subscribe', { email: `anna${index}@reader.example`, timezone });
      expect(response.status).toBe(200);
    }
    expect(await course.resend.mails()).toHaveLength(4);
  });
});

describe('the confirmation mail', () => {
  test('carries absolute links on PUBLIC_URL in HTML and text, and nothing to leave yet', async () => {
    await course.signUp('anna@reader.example', { name: 'Anna' });
    const [mail] = await course.mailsTo('anna@reader.example');
    if (!mail) throw new Error('No mail came.');
    for (const links of Object.values(await linksIn(mail))) {
      expect(links.filter((link) => link.startsWith('https://course.example/confirm?token='))).not.toEqual([]);
      for (const link of links) expect(link).toMatch(/^https:\/\/course\.example(\/|$)/);
    }
    const { html, text, headers, from, reply_to: replyTo } = mail.payload;
    expect(Object.keys(headers ?? {}).join()).not.toMatch(/list-unsubscribe/i);
    expect(html).not.toMatch(/\{\{|\}\}/);
    expect(text).not.toMatch(/\{\{|\}\}/);
    expect({ from, replyTo }).toEqual({ from: course.env.FROM, replyTo: course.env.FROM });
  });

  test('has the name escaped in HTML and as it is in text', async () => {
    await course.signUp('anna@reader.example', { name: 'Anna <b>&\r\nBcc: ben@reader.example' });
    const [mail] = await course.mailsTo('anna@reader.example');
    expect(mail?.payload.html).toContain('Anna &lt;b&gt;&amp; Bcc: ben@reader.example');
    expect(mail?.payload.html).not.toContain('Anna <b>');
    expect(mail?.payload.text).toContain('Anna <b>& Bcc: ben@reader.example');
    expect(mail?.payload.subject).not.toMatch(/[\r\n]/);
    expect(await course.mailsTo('ben@reader.example')).toEqual([]);
  });

  test('goes to the normalised address, so that one person is one person', async () => {
    await course.signUp('anna@reader.example');
    await course.post('/subscribe', { email: '  Anna@Reader.EXAMPLE ' });
    expect(await course.resend.mails()).toHaveLength(1);
  });
});

describe('a second signup', () => {
  test.each([
    ['at once', NOON, NOON],
    ['nine minutes later', NOON, NOON + 9 * MINUTE_MS],
    ['across the edge of two windows', NOON + 9 * MINUTE_MS, NOON + 11 * MINUTE_MS],
  ])('%s sends no second mail', async (_, first, second) => {
    await course.setTime(first);
    await course.signUp('anna@reader.example');
    await course.setTime(second);
    const response = await course.post('/subscribe', { email: 'anna@reader.example', name: 'Another name' });
    expect(response.status).toBe(303);
    expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
  });

  test('that reaches a location without that memory sends no second mail either', async () => {
    await course.signUp('anna@reader.example', { name: 'Anna' });
    for (const name of ['Anna', 'Another name']) {
      await forgetAnswer('anna@reader.example');
      await course.setTime(NOON + 5 * MINUTE_MS);
      const response = await course.post('/subscribe', { email: 'anna@reader.example', name, timezone: 'UTC' });
      expect(response.status).toBe(303);
      expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
      if (name === 'Anna') expect((await course.resend.calls()).at(-1)?.repeat).toBe(true);
    }
  });

  test('that comes while the first is on its way gets the same answer, and one mail leaves', async () => {
    await course.resend.set({ faults: [{ kind: 'delay', ms: 150, accept: 'end' }] });
    const signup = { email: 'anna@reader.example', timezone: 'UTC' };
    const answers = await Promise.all([course.post('/subscribe', signup), course.post('/subscribe', signup)]);
    expect(answers.map((response) => response.status)).toEqual([303, 303]);
    expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
  });

  test('after ten minutes sends the mail again', async () => {
    await course.signUp('anna@reader.example');
    await course.setTime(NOON + 10 * MINUTE_MS);
    await forgetAnswer('anna@reader.example');
    await course.signUp('anna@reader.example');
    expect(await course.mailsTo('anna@reader.example')).toHaveLength(2);
  });

  test('of somebody else is not held back', async () => {
    await course.signUp('anna@reader.example');
    await course.signUp('ben@reader.example');
    expect(await course.resend.mails()).toHaveLength(2);
  });

  test('of someone who has left in between is answered with a new mail', async () => {
    await course.join('anna@reader.example');
    const [, lesson] = await course.mailsTo('anna@reader.example');
    if (!lesson) throw new Error('Lesson 1 did not come.');
    await course.setTime(NOON + 2 * MINUTE_MS);
    await course.post(`/unsubscribe?token=${tokenOf(lesson, 'unsubscribe')}`);
    await course.setTime(NOON + 3 * MINUTE_MS);
    await course.signUp('anna@reader.example');
    expect(await course.mailsTo('anna@reader.example')).toHaveLength(3);
  });
});

test('somebody who is in the course gets a mail that says so, with their own links', async () => {
  await course.join('anna@reader.example', { name: 'Anna' });
  await course.setTime(NOON + HOUR_MS);
  await forgetAnswer('anna@reader.example');
  const response = await course.post('/subscribe', { email: 'anna@reader.example', name: 'Somebody else' });
  expect(response.status).toBe(303);
  const [confirmation, , mail] = await course.mailsTo('anna@reader.example');
  if (!mail) throw new Error('No mail came.');
  expect(mail.payload.subject).not.toBe(confirmation?.payload.subject);
  expect(lessonIn(mail)).toBeUndefined();
  expect(mail.payload.text).not.toContain('/confirm?token=');
  expect(mail.payload.text).toContain('Anna');
  expect(mail.payload.text).not.toContain('Somebody else');
  const shown = await course.get(`/preferences?token=${tokenOf(mail, 'preferences')}`);
  expect(shown.status).toBe(200);
  expect(mail.payload.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
});
