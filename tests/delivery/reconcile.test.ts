/**
 * Calls whose outcome nobody knows: within Resend's memory of the key they are made again, after it Resend's list is
 * asked, and where that cannot tell they count as sent.
 */

import { beforeEach, expect, inject, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { messages } from '../../src/locales/en.ts';
import { FOURTH, SECOND, THIRD } from '../fixtures/lessons.ts';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
/** Until then a call is repeated; by then Resend has forgotten its key. */
const LAST_REPEAT = SEVEN + 23 * HOUR_MS - QUARTER_MS;
const FORGOTTEN = SEVEN + 25 * HOUR_MS;
const BATCH = { cohort: `0700.2030-01-16.${SECOND}`, n: 1 };

/** The three times that a tick makes a call. */
const EVERY_TRY = 3;
const TAKEN: Fault = { kind: 'drop-after', calls: EVERY_TRY };
const NOT_TAKEN: Fault = { kind: 'drop-before', calls: EVERY_TRY };

let addresses: string[] = [];

beforeEach(async () => {
  addresses = await fillCohort(course.env.KV, 3);
});

/** An older mail on the account, beyond which a list can be seen to reach. */
async function mailOfBefore(): Promise<void> {
  await course.setTime(NOON);
  await course.signUp('somebody@reader.example');
}

/** So many hundreds of mails that something else sends from the account, an hour after the lesson's call. */
async function otherMails(hundreds: number): Promise<void> {
  await course.setTime(SEVEN + HOUR_MS);
  const mail = { from: 'shop@daystep.example', to: 'buyer@reader.example', subject: 'A bill', text: 'Please pay.' };
  const body = JSON.stringify(Array.from({ length: 100 }, () => mail));
  const headers = { authorization: `Bearer ${course.resend.apiKey}`, 'user-agent': 'shop' };
  for (let hundred = 0; hundred < hundreds; hundred += 1) {
    const response = await fetch(`${inject('resendUrl')}/emails/batch`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
    await response.body?.cancel();
  }
}

/** The lesson's call gets no answer in its tick. */
async function lose(fault: Fault): Promise<void> {
  await course.resend.set({ faults: [fault] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
}

async function everyoneHas(...lessons: string[]): Promise<void> {
  for (const address of addresses) expect(await course.lessonsOf(address), address).toEqual(lessons);
}

const called = async () => (await course.resend.calls()).filter(({ endpoint }) => endpoint === 'batch');

test.each([
  ['was taken', TAKEN],
  ['was not taken', NOT_TAKEN],
])('a call that %s is made again under its key for 23 hours, and no list is asked', async (_, fault) => {
  await mailOfBefore();
  await lose(fault);
  expect(await course.tickAt(LAST_REPEAT)).toMatchObject({ lessons: 3, incidents: [] });
  expect(new Set((await called()).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  await everyoneHas(SECOND);
  // Once, for the quota.
  expect((await course.resend.listings()).length).toBeLessThanOrEqual(1);
});

test('when its key is forgotten, a call that Resend lists counts as sent, and nothing is called', async () => {
  await lose(TAKEN);
  const before = await called();
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 0, incidents: [] });
  expect(await called()).toEqual(before);
  expect(await storeOf(course.env.KV).batches.get(BATCH)).not.toHaveProperty('inDoubt');
  await course.tickAt(dayAt(3, 7));
  await everyoneHas(SECOND, THIRD);
});

test('it is found behind thousands of newer mails', async () => {
  await lose(TAKEN);
  await otherMails(39);
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 0, incidents: [] });
  await everyoneHas(SECOND);
});

test.each([
  ['Resend’s clock is some minutes behind ours', -9 * MINUTE_MS],
  ['Resend’s clock is some minutes ahead of ours', 9 * MINUTE_MS],
])('it is found where %s', async (_, apart) => {
  await mailOfBefore();
  await course.resend.set({ faults: [TAKEN] });
  const { resend } = course;
  const set = resend.set.bind(resend);
  // The tick sets both clocks; Resend's is set apart again before its call.
  resend.set = (options) => set(options.clock ? { ...options, clock: options.clock + apart } : options);
  await course.tickAt(SEVEN);
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 0, incidents: [] });
  await everyoneHas(SECOND);
});

test('when its key is forgotten, a call that is not in a list which reaches back beyond it is made anew', async () => {
  await mailOfBefore();
  await lose(NOT_TAKEN);
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ lessons: 3, left: 0, incidents: [] });
  await everyoneHas(SECOND);
  expect(await storeOf(course.env.KV).batches.get(BATCH)).toMatchObject({ times: { [SECOND]: FORGOTTEN } });
});

test('that it is not in the list is seen behind hundreds of newer mails too', async () => {
  await mailOfBefore();
  await lose(NOT_TAKEN);
  await otherMails(3);
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ lessons: 3, left: 0, incidents: [] });
  await everyoneHas(SECOND);
});

test('an account that sends thousands of mails a day is not searched for ever: then nobody can tell', async () => {
  await mailOfBefore();
  await lose(NOT_TAKEN);
  await otherMails(41);
  const { incidents } = await course.tickAt(FORGOTTEN);
  expect(incidents).toEqual([{ kind: 'in-doubt', message: expect.stringContaining(SECOND) }]);
  expect((await course.resend.listings()).length).toBeLessThanOrEqual(42);
  await everyoneHas();
});

test('what the list has shown once is not asked again while the quota leaves no room', async () => {
  await mailOfBefore();
  await lose(NOT_TAKEN);
  await course.resend.set({ dailyQuota: 2 });
  const full = course.with({ RESEND_DAILY_QUOTA: '2', RESEND_RESERVE: '1' });
  await course.setTime(FORGOTTEN - HOUR_MS);
  await course.signUp('another@reader.example');
  expect(await full.tickAt(FORGOTTEN)).toMatchObject({ batches: 0, left: 1 });
  await course.resend.set({ sendingOnly: true });
  const later = await full.liveThrough(FORGOTTEN, FORGOTTEN + 14 * HOUR_MS, 2 * HOUR_MS);
  expect(later.flatMap(({ incidents }) => incidents).map(({ kind }) => kind)).not.toContain('in-doubt');
  await course.resend.set({ dailyQuota: null });
  await course.tickAt(dayAt(3, 7));
  await everyoneHas(SECOND);
});

test.each([
  ['the key may only send', { sendingOnly: true }, true],
  ['the list does not reach back so far', {}, false],
])('where %s, it counts as sent, is told, and is never sent again', async (_, options, hasOlder) => {
  if (hasOlder) await mailOfBefore();
  await lose(NOT_TAKEN);
  await course.resend.set(options);
  const before = await called();
  const report = await course.tickAt(FORGOTTEN);
  expect(report).toMatchObject({ batches: 1, left: 0, stopped: null });
  expect(report.incidents).toEqual([{ kind: 'in-doubt', message: expect.stringContaining(`lesson ${SECOND}`) }]);
  expect(report.incidents[0]?.message).toContain('2030-01-16T07:00');
  expect(await called()).toEqual(before);
  expect(await storeOf(course.env.KV).batches.get(BATCH)).toMatchObject({ inDoubt: [SECOND] });
  for (const day of [3, 4]) expect((await course.tickAt(dayAt(day, 7))).incidents).toEqual([]);
  await everyoneHas(THIRD, FOURTH);
  expect(await storeOf(course.env.KV).batches.get(BATCH)).toMatchObject({ inDoubt: [SECOND] });
});

test('while the list is not to be had, the lesson waits; nothing is called, and nothing is in doubt', async () => {
  await lose(TAKEN);
  const before = await called();
  await course.resend.set({ down: true });
  const reports = await course.liveThrough(FORGOTTEN, FORGOTTEN + 6 * HOUR_MS);
  for (const report of reports) expect(report).toMatchObject({ batches: 0, left: 1 });
  expect(reports.flatMap(({ incidents }) => incidents).map(({ kind }) => kind)).not.toContain('in-doubt');
  await course.resend.set({ down: false });
  expect(await course.tickAt(FORGOTTEN + 7 * HOUR_MS)).toMatchObject({ batches: 1, left: 0 });
  expect(await called()).toEqual(before);
  await course.tickAt(dayAt(3, 7));
  await everyoneHas(SECOND, THIRD);
});

test('a tick without a call left asks no list, and the next one does', async () => {
  await lose(TAKEN);
  await otherMails(1);
  // One of its two calls is for others, whose slot comes first.
  await fillCohort(course.env.KV, 1, { slot: '0600', day: '2030-01-17', firstLesson: SECOND }, 'other');
  const limited = course.with({ RESEND_CALLS_PER_TICK: '2', RESEND_DAILY_QUOTA: '0' });
  const before = (await course.resend.listings()).length;
  expect(await limited.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 1 });
  expect((await course.resend.listings()).length).toBe(before + 1);
  expect(await course.tickAt(FORGOTTEN + QUARTER_MS)).toMatchObject({ batches: 1, left: 0 });
  await everyoneHas(SECOND);
});

test('somebody who left since does not hide that the others have it', async () => {
  await lose(TAKEN);
  await course.setTime(SEVEN + HOUR_MS);
  await course.leave(addresses.shift() ?? '');
  expect(await course.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 0, incidents: [] });
  await everyoneHas(SECOND);
});

test('a subject that the author changes since does not hide that it was taken', async () => {
  await mailOfBefore();
  await lose(TAKEN);
  const { ASSETS } = course.env;
  const rewritten = {
    fetch: async () =>
      Response.json({ subject: 'Rewritten', greeting: messages.mails.greeting, html: '<p>Hi</p>', text: 'Hi' }),
  };
  const changed = course.with({ ASSETS: { ...ASSETS, ...rewritten } });
  expect(await changed.tickAt(FORGOTTEN)).toMatchObject({ batches: 1, left: 0, incidents: [] });
  await everyoneHas(SECOND);
});

test('where a tick has fewer calls than the list has pages, nobody can tell, and no lesson waits for ever', async () => {
  await mailOfBefore();
  await lose(NOT_TAKEN);
  await otherMails(3);
  const limited = course.with({ RESEND_CALLS_PER_TICK: '2' });
  const report = await limited.tickAt(FORGOTTEN);
  expect(report.incidents.map(({ kind }) => kind)).toEqual(['in-doubt']);
  await limited.tickAt(dayAt(3, 7));
  await everyoneHas(THIRD);
});
