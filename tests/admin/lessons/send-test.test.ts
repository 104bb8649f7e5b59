/** `POST /admin/lessons/<key>/test`: a mail of the course to any address, which does nothing to any reader. */

import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { FIFTH, FIRST, SUBJECTS } from '../../fixtures/lessons.ts';
import { failingWrites } from '../../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, ORIGIN, operatorOf } from '../../support/admin.ts';
import { NOON, type TestCourse, useCourse } from '../../support/harness.ts';
import { lastMailTo, linksIn } from '../../support/mail.ts';
import { formTo, messagesIn, readPage } from '../../support/page.ts';
import { stateOf } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);

const TO = 'ina@inbox.example';
const PATH = `/admin/lessons/${FIRST}/test`;
const MAILS = ['confirmation', 'already-in', 'come-back', 'finished', 'new-address'].map((name) => `mail.${name}`);

const send = (to = TO, of: TestCourse = course) => operatorOf(of).post(PATH, { to });

/** Presses the button for an address, and says what the page answers. */
async function told(to = TO, of: TestCourse = course) {
  const answer = await send(to, of);
  return { status: answer.status, messages: messagesIn(await answer.text()) };
}

test('the form on the page sends it, marked as a test, and the page says so', async () => {
  const page = await readPage(await operator.get(`/admin/lessons/${FIRST}`));
  const form = formTo(page, PATH);
  const answer = await operator.post(form.action, { ...form.fields, ...form.button, to: ' Ina@Inbox.example ' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/admin/lessons/${FIRST}?test=sent`]);
  const after = await operator.get(answer.headers.get('location') ?? '');
  expect(messagesIn(await after.text())).toContain('Test sent.');
  const [mail, ...others] = await course.mailsTo(TO);
  expect(others).toEqual([]);
  expect(mail?.payload.subject).toBe(`[Test] ${SUBJECTS[0]}`);
});

test('it is what a reader gets, but for their own links', async () => {
  await course.join('anna@reader.example', { name: 'Anna' });
  await send();
  const reader = (await lastMailTo(course, 'anna@reader.example')).payload;
  const tested = (await lastMailTo(course, TO)).payload;
  const alike = (mail: typeof reader) => JSON.parse(JSON.stringify(mail).replace(/token=[\w.-]+/g, 'token='));
  const { to: _, subject: __, tags: ___, ...rest } = alike(reader);
  expect(alike(tested)).toMatchObject(rest);
});

test.each(MAILS)('%s can be sent as well', async (key) => {
  expect((await operator.post(`/admin/lessons/${key}/test`, { to: TO })).status).toBe(303);
  const { payload } = await lastMailTo(course, TO);
  expect(payload.subject).toMatch(/^\[Test\] ./);
  expect(JSON.stringify(payload)).not.toContain('{{');
});

test('a double press sends once; the same mail may be sent again ten minutes later, another one at once', async () => {
  await Promise.all([send(), send()]);
  await send();
  expect(await course.mailsTo(TO)).toHaveLength(1);
  await operator.post(`/admin/lessons/${FIFTH}/test`, { to: TO });
  await send('other@inbox.example');
  expect([await course.mailsTo(TO), await course.mailsTo('other@inbox.example')]).toMatchObject([
    { length: 2 },
    { length: 1 },
  ]);
  await course.setTime(NOON + 10 * MINUTE_MS);
  await send();
  expect(await course.mailsTo(TO)).toHaveLength(3);
});

test('its links look like a reader’s and do nothing, whatever is posted to them, even for somebody in the course', async () => {
  await course.join(TO, { name: 'Ina' });
  for (const key of [FIRST, ...MAILS]) await operator.post(`/admin/lessons/${key}/test`, { to: TO });
  const mails = (await course.mailsTo(TO)).filter(({ payload }) => payload.subject?.startsWith('[Test]'));
  expect(mails).toHaveLength(1 + MAILS.length);
  const headers = mails.map(({ payload }) => payload.headers?.['List-Unsubscribe']?.slice(1, -1) ?? '');
  const links = (await Promise.all(mails.map(linksIn))).flatMap(({ html, text }) => [...html, ...text]);
  const paths = [...new Set([...headers, ...links])]
    .filter((link) => link.startsWith('https://course.example/') && link.includes('?token='))
    .map((link) => link.replace('https://course.example', ''));
  expect(new Set(paths.map((path) => path.split('?')[0]))).toEqual(
    new Set(['/lesson', '/preferences', '/unsubscribe', '/confirm', '/address']),
  );
  const before = await stateOf(course);
  for (const path of paths.filter((each) => !each.startsWith('/lesson'))) {
    expect((await course.get(path)).status).toBe(400);
    for (const fields of [
      {},
      { 'List-Unsubscribe': 'One-Click' },
      { action: 'leave' },
      { action: 'delete', sure: 'yes' },
    ]) {
      expect((await course.post(path, fields)).status).toBe(400);
    }
  }
  const lesson = paths.find((path) => path.startsWith('/lesson')) ?? '';
  expect((await course.get(lesson)).status).toBe(200);
  expect(await stateOf(course)).toEqual(before);
});

test('it is written down, without the address', async () => {
  await send();
  expect(await storeOf(course.env.KV).audit.list(10)).toEqual([
    { at: NOON, action: 'test', detail: `a test of ${FIRST}`, mark: '' },
  ]);
  expect(JSON.stringify(await stateOf(course))).not.toContain('ina@inbox');
});

describe('what went wrong is said in words', () => {
  test.each(['', 'ina', 'ina@inbox.example, ben@inbox.example', 'a@b.example\r\nBcc: c@d.example'])(
    'no address: %j',
    async (to) => {
      const { status, messages } = await told(to);
      expect(status).toBe(422);
      expect(messages).toContain('Not an email address. Enter one whose inbox you can open');
      expect(await course.resend.calls()).toEqual([]);
    },
  );

  test('Resend does not take the address', async () => {
    await course.resend.set({ refused: [TO] });
    const { status, messages } = await told();
    expect(status).toBe(422);
    expect(messages).toContain('Resend refused this email. Resend: validation_error (422): Invalid `to` field.');
  });

  test('Resend takes nothing now', async () => {
    await course.resend.set({ dailyQuota: 0 });
    const { status, messages } = await told();
    expect(status).toBe(502);
    expect(messages).toContain('so this one was not sent. Resend: daily_quota_exceeded (429)');
  });

  test('Resend does not answer: pressing again is safe, and is one mail', async () => {
    await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
    const { status, messages } = await told();
    expect(status).toBe(502);
    expect(messages).toContain('It is unknown whether this email was sent.');
    expect((await send()).status).toBe(303);
    expect(await course.mailsTo(TO)).toHaveLength(1);
  });

  test('KV does not write down that it is sent: it is not', async () => {
    const { status, messages } = await told(TO, course.with({ KV: failingWrites(course.env.KV, 'audit:') }));
    expect(status).toBe(502);
    expect(messages).toContain('so it was not sent');
    expect(await course.mailsTo(TO)).toEqual([]);
  });

  test('a preview mails nobody but its own', async () => {
    const preview = course.with({ ONLY_TO: 'anna@course.example' });
    const { status, messages } = await told(TO, preview);
    expect(status).toBe(422);
    expect(messages).toContain('This is a preview of the course.');
    expect(await course.mailsTo(TO)).toEqual([]);
    expect((await send('anna@course.example', preview)).status).toBe(303);
    expect(await course.mailsTo('anna@course.example')).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  test('without the password', async () => {
    expect((await course.post(PATH, { to: TO }, { origin: ORIGIN })).status).toBe(401);
    expect(await course.resend.calls()).toEqual([]);
  });

  test('from another site', async () => {
    const answer = await operator.post(PATH, { to: TO }, { origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(403);
    expect(await course.resend.calls()).toEqual([]);
  });

  test('by opening the address', async () => {
    const before = await stateOf(course);
    expect((await operator.get(`${PATH}?to=${TO}`)).status).toBe(404);
    expect(await stateOf(course)).toEqual(before);
    expect(await course.resend.calls()).toEqual([]);
  });
});
