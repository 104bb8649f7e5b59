import { expect, test } from 'vitest';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formThat, formTo, messagesIn, press, readPage, textOf } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Brings somebody into the course; returns the path of their own page. */
async function joined(fields: Record<string, string> = {}): Promise<string> {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin', ...fields });
  return `/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`;
}

/** The words of the page, without its markup. */
async function wordsOf(path: string): Promise<string> {
  const response = await course.get(path);
  expect(response.status).toBe(200);
  return messagesIn(await response.text());
}

test('the page says where the reader is, and when the next lesson comes', async () => {
  const path = await joined();
  expect(await wordsOf(path)).toMatch(/\b1 of 9\b.*\b7:00\b/s);
  await course.tickAt(dayAt(1, 6));
  const messages = await wordsOf(path);
  expect(messages).toMatch(/\b2 of 9\b.*\b7:00\b/s);
  expect(messages.replaceAll(' ', '')).toContain(EMAIL);
});

test('the page says so when the course is finished', async () => {
  const path = await joined();
  for (let day = 1; day <= 8; day += 1) await course.tickAt(dayAt(day, 6));
  expect(await course.lessonsOf(EMAIL)).toHaveLength(9);
  const messages = await wordsOf(path);
  expect(messages).toMatch(/finished/i);
  expect(messages).not.toMatch(/\b7:00\b/);
});

test('opening the page changes nothing, whatever stands in the address', async () => {
  const path = await joined();
  const before = await stateOf(course);
  for (const query of ['', '&action=leave', '&action=pause', '&action=hour&hour=21', '&List-Unsubscribe=One-Click']) {
    expect((await course.get(path + query)).status).toBe(200);
    expect((await send(course.env, path + query, { method: 'HEAD' })).status).toBe(200);
  }
  expect(await stateOf(course)).toEqual(before);
});

test("pressing the page's button leaves, and one more brings back", async () => {
  const path = await joined();
  await course.setTime(NOON + MINUTE_MS);
  const page = await readPage(await course.get(path));
  const goodbye = await press(course, formThat(page, 'leave'));
  expect(goodbye.status).toBe(200);
  const left = await subscriberOf(course, EMAIL);
  expect(left).toMatchObject({ status: 'left', leftAt: NOON + MINUTE_MS, received: [FIRST] });
  expect((await course.tickAt(dayAt(1, 6))).lessons).toBe(0);

  await course.setTime(dayAt(1, 6) + HOUR_MS);
  const back = await press(course, formThat(await readPage(goodbye), 'return'));
  expect(await textOf(await back.text(), '[role=status]')).toMatch(/^Welcome back\./);
  expect((await course.tickAt(dayAt(2, 6))).lessons).toBe(1);
});

test('someone who has left sees that, and the way back', async () => {
  const path = await joined();
  await course.setTime(NOON + MINUTE_MS);
  await course.post(path, { action: 'leave' });
  const before = await stateOf(course);
  const page = await readPage(await course.get(path));
  expect(messagesIn(page.html)).toContain('You have left the course');
  expect(page.forms.map(({ button }) => button['action'])).toEqual(['return', 'reason', 'download', 'delete']);
  expect((await course.post(path, { action: 'leave' })).status).toBe(200);
  expect(await stateOf(course)).toEqual(before);
});

test('a form that asks for nothing, or for what is not there, changes nothing', async () => {
  const path = await joined();
  const before = await stateOf(course);
  for (const fields of [{}, { action: '' }, { action: 'dance' }, { 'List-Unsubscribe': 'One-Click' }]) {
    expect((await course.post(path, fields)).status).toBe(200);
  }
  const cutOff = { method: 'POST', body: 'action=leave', headers: { 'content-type': 'multipart/form-data' } };
  expect((await send(course.env, path, cutOff)).status).toBe(200);
  expect(await stateOf(course)).toEqual(before);
});

test('the link works after years, and a broken one does not', async () => {
  const path = await joined();
  await course.setTime(NOON + 20 * 365 * DAY_MS);
  expect(await wordsOf(path)).toContain('You have finished the course');
  for (const broken of ['/preferences', '/preferences?token=', path.slice(0, -8)]) {
    expect((await course.get(broken)).status).toBe(400);
    for (const action of ['leave', 'pause', 'resume', 'hour']) {
      expect((await course.post(broken, { action, hour: '21' })).status).toBe(400);
    }
  }
  expect((await subscriberOf(course, EMAIL)).status).toBe('active');
});

test('somebody whom this location cannot see yet is asked to try again', async () => {
  const path = await joined();
  await course.env.KV.delete(`subscriber:${await subscriberId(EMAIL)}`);
  const posted = ['leave', 'pause', 'resume', 'hour'].map((action) => course.post(path, { action, hour: '21' }));
  for (const response of [await course.get(path), ...(await Promise.all(posted))]) {
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }
});

test('someone whose address Resend refused sees that, and what to do', async () => {
  const path = await joined();
  await course.resend.set({ refused: [EMAIL] });
  await course.tickAt(dayAt(1, 6));
  expect((await subscriberOf(course, EMAIL)).status).toBe('refused');
  const page = await readPage(await course.get(path));
  expect(page.status).toBe(200);
  expect(page.links).toContain('/');
  expect(page.forms.map(({ button }) => button['action'])).toEqual(['download', 'delete']);
});

/** Takes somebody off the course, as an event from Resend does. */
async function stopped(status: 'bounced' | 'complained'): Promise<void> {
  const subscriber = await subscriberOf(course, EMAIL);
  const gone = { ...subscriber, status, leftAt: NOON + MINUTE_MS, received: [FIRST] };
  await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), gone);
}

test.each([
  ['bounced', /An email to anna@reader\.example came back, so we stopped/],
  ['complained', /One of our emails was marked as spam, so we stopped/],
] as const)('a reader marked as %s sees why no lesson comes, and the way back', async (status, messages) => {
  const path = await joined();
  await course.setTime(NOON + MINUTE_MS);
  await stopped(status);
  expect(await wordsOf(path)).toMatch(messages);
  expect(await wordsOf(path)).toMatch(/\b1 of 9\b/);
  const page = await readPage(await course.get(path));
  expect(page.forms.map((form) => form.action)).toEqual(['/subscribe', '/preferences', '/preferences']);
  expect(page.links).toContain('/');

  await course.setTime(NOON + HOUR_MS);
  expect((await press(course, formTo(page, '/subscribe'))).status).toBe(303);
  const confirm = tokenOf(await lastMailTo(course, EMAIL), 'confirm');
  expect((await course.post(`/confirm?token=${confirm}`)).status).toBe(200);
  expect((await subscriberOf(course, EMAIL)).status).toBe('active');
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});
