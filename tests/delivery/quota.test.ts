/** Resend's daily quota: lessons leave a reserve of it for those who wait for a confirmation. */

import { expect, test } from 'vitest';
import { HOUR_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { FIRST, SECOND } from '../fixtures/lessons.ts';
import { fillCohort, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, type TestCourse, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
const EARLIER = { ...TOMORROW_AT_SEVEN, slot: '0645' };

/** Twenty mails a day, of which lessons leave five alone. */
async function twentyADay(): Promise<TestCourse> {
  await course.resend.set({ dailyQuota: 20 });
  return course.with({ RESEND_DAILY_QUOTA: '20', RESEND_RESERVE: '5' });
}

const callSizes = async () => (await course.resend.calls()).map(({ mails }) => mails);

test('lessons stop before the reserve, without a call, and say so; confirmations and lesson 1 may use it', async () => {
  const small = await twentyADay();
  await fillCohort(course.env.KV, 12, EARLIER, 'early');
  await fillCohort(course.env.KV, 4);
  const report = await small.tickAt(SEVEN);
  expect(report).toMatchObject({ lessons: 12, left: 1, stopped: expect.stringContaining('RESEND_RESERVE') });
  expect(report.incidents).toEqual([{ kind: 'quota', message: expect.stringContaining('confirmations') }]);
  expect(await callSizes()).toEqual([12]);
  await small.join('anna@reader.example');
  expect(await course.lessonsOf('anna@reader.example')).toEqual([FIRST]);
  expect(await small.tickAt(dayAt(1, 23.75))).toMatchObject({ lessons: 0 });
  expect(await small.tickAt(dayAt(2, 0))).toMatchObject({ lessons: 4, left: 0, stopped: null });
});

test('the last mail above the reserve is used', async () => {
  const small = await twentyADay();
  await fillCohort(course.env.KV, 12, EARLIER, 'early');
  await fillCohort(course.env.KV, 3);
  expect(await small.tickAt(SEVEN)).toMatchObject({ lessons: 15, left: 0, stopped: null });
});

test('a batch that is larger than a day’s quota leaves by parts, a part a day; no part is called twice', async () => {
  const addresses = await fillCohort(course.env.KV, 40);
  const small = await twentyADay();
  const reports = await small.liveThrough(dayAt(1, 6), dayAt(4, 7), 6 * HOUR_MS);
  expect(
    reports.flatMap(({ incidents }) => incidents).every(({ kind }) => kind === 'quota' || kind === 'overdue'),
  ).toBe(true);
  expect(await callSizes()).toEqual([10, 10, 10, 10]);
  for (const address of addresses) expect(await course.lessonsOf(address), address).toEqual([SECOND]);
});

test('a part that was taken is known to be, though the quota stays full until its key is forgotten', async () => {
  const addresses = await fillCohort(course.env.KV, 20, { ...TOMORROW_AT_SEVEN, slot: '0015', day: '2030-01-17' });
  const small = await twentyADay();
  expect(await small.tickAt(dayAt(2, 0.25))).toMatchObject({ left: 1 });
  await course.resend.set({ sendingOnly: true });
  const reports = await small.liveThrough(dayAt(2, 0.25), dayAt(3, 1), QUARTER_MS);
  expect(reports.flatMap(({ incidents }) => incidents).map(({ kind }) => kind)).not.toContain('in-doubt');
  const calls = await course.resend.calls();
  expect(calls.map(({ mails, at }) => [mails, at])).toEqual([
    [10, dayAt(2, 0.25)],
    [10, dayAt(3, 0)],
  ]);
  for (const address of addresses) expect(await course.lessonsOf(address), address).toEqual([SECOND]);
});

test('a spent quota is tried with one call a tick, and spent for weeks it puts no lesson in doubt', async () => {
  const [address = ''] = await fillCohort(course.env.KV, 101);
  await course.resend.set({ dailyQuota: 0, sendingOnly: true });
  const unknown = course.with({ RESEND_DAILY_QUOTA: '0' });
  const reports = await unknown.liveThrough(dayAt(1, 1), dayAt(15, 1), 12 * HOUR_MS);
  const due = reports.filter(({ stopped }) => stopped !== null);
  expect(due.length).toBe(28);
  expect(await course.resend.calls()).toHaveLength(due.length);
  for (const { incidents, stopped } of due) {
    expect(incidents[0]).toEqual({ kind: 'quota', message: expect.stringContaining('daily_quota_exceeded') });
    expect(stopped).toContain('daily_quota_exceeded');
  }
  const batch = { cohort: `0700.2030-01-16.${SECOND}`, n: 1 };
  expect(await storeOf(course.env.KV).attempts.get(batch)).toMatchObject({ open: null });
  await course.resend.set({ dailyQuota: null });
  const opened = await unknown.tickAt(dayAt(15, 7));
  expect(opened).toMatchObject({ lessons: 101, left: 0, incidents: [] });
  expect(await course.lessonsOf(address)).toEqual([SECOND]);
});

test.each([
  ['when it is open', 9, 10],
  ['before it is open', 12, 10],
])(
  'who leaves while the quota is spent, and comes back %s, gets the lesson that never left',
  async (_, opens, back) => {
    const [address = ''] = await fillCohort(course.env.KV, 2);
    await course.resend.set({ dailyQuota: 0 });
    await course.tickAt(SEVEN);
    await course.setTime(dayAt(1, 8));
    await course.leave(address);
    for (const hour of [9, 10, 11, 12]) {
      await course.resend.set({ dailyQuota: hour >= opens ? null : hour === back ? 1 : 0 });
      if (hour === back) {
        await course.setTime(dayAt(1, hour));
        await course.join(address);
      } else await course.tickAt(dayAt(1, hour));
    }
    await course.tickAt(dayAt(2, 7));
    expect(await course.lessonsOf(address)).toEqual([SECOND]);
  },
);

test('what is used is asked once a tick with something due, by listing one mail, and not at all without a quota', async () => {
  await fillCohort(course.env.KV, 2, EARLIER, 'early');
  await fillCohort(course.env.KV, 2);
  const small = await twentyADay();
  await small.tickAt(dayAt(1, 6.5));
  expect(await course.resend.listings()).toHaveLength(0);
  expect(await small.tickAt(SEVEN)).toMatchObject({ lessons: 4 });
  expect(await course.resend.listings()).toHaveLength(1);
  await course.with({ RESEND_DAILY_QUOTA: '0' }).tickAt(dayAt(2, 7));
  expect(await course.resend.listings()).toHaveLength(1);
});

test('with a key that may only send, what the tick before was told holds for the rest of its day', async () => {
  const small = await twentyADay();
  await course.resend.set({ sendingOnly: true });
  await fillCohort(course.env.KV, 12, EARLIER, 'early');
  await fillCohort(course.env.KV, 12);
  expect(await small.tickAt(dayAt(1, 6.75))).toMatchObject({ lessons: 12 });
  expect(await small.tickAt(SEVEN)).toMatchObject({ lessons: 0, stopped: expect.stringContaining('RESEND_RESERVE') });
  expect(await callSizes()).toEqual([12]);
  expect(await small.tickAt(dayAt(2, 0))).toMatchObject({ lessons: 12, stopped: null });
});

test('a plan that counts no mails a day is not held back by the default quota', async () => {
  await fillCohort(course.env.KV, 250);
  expect(await course.tickAt(SEVEN)).toMatchObject({ lessons: 250, left: 0, stopped: null });
});
