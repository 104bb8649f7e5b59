/** Readers who leave while a lesson is on its way, and come back: they had it, or they get it, and never twice. */

import { expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { runTick } from '../../../src/delivery/run-tick.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../../src/domain/time.ts';
import { meanwhile, stillLists } from '../../stand-ins/kv/wrappers.ts';
import { requestServicesOf, tickServicesOf } from '../../subscribers/dying.ts';
import { type Ask, confirming, leaving } from '../../subscribers/requests.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { withKv } from '../../support/store.ts';

const course = useCourse();
const logged = useErrorLog();

const ANNA = 'anna@reader.example';
const BEN = 'ben@reader.example';
const LESSONS = slugsOf(shipped);

/** When the second lesson is due. */
const DUE = dayAt(1, 7);

async function askAt(instant: number, ask: Ask, email = ANNA): Promise<void> {
  await course.setTime(instant);
  await ask(email, await requestServicesOf(course));
}

/** Anna, and Ben with her if she is to have company, are in one cohort. */
async function join(...readers: string[]): Promise<void> {
  for (const reader of readers) await askAt(NOON, confirming, reader);
  await course.tickAt(NOON + QUARTER_MS);
}

/** Comes back at an instant (ms), and lives through the days. */
async function comeBackAt(instant: number): Promise<void> {
  await askAt(instant, confirming);
  for (let day = 1; day <= 12; day += 1) if (dayAt(day, 7) > instant) await course.tickAt(dayAt(day, 7));
}

test('whoever leaves after every answer to the call was lost has had the lesson', async () => {
  await join(ANNA, BEN);
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(DUE);
  await askAt(DUE + 5 * MINUTE_MS, leaving);
  expect(await course.subscriber(ANNA)).toMatchObject({
    inDoubt: { lesson: LESSONS[1] },
    received: LESSONS.slice(0, 1),
  });
  await course.tickAt(DUE + QUARTER_MS);
  await comeBackAt(DUE + HOUR_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
  expect(await course.lessonsOf(BEN)).toEqual(LESSONS);
});

test('whoever comes back at once, before anybody can know, is not sent it again', async () => {
  await join(ANNA);
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(DUE);
  await askAt(DUE + 2 * MINUTE_MS, leaving);
  await comeBackAt(DUE + 3 * MINUTE_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
});

test('whoever leaves while no tick runs has not had it, and gets it on coming back', async () => {
  await join(ANNA, BEN);
  await askAt(DUE + HOUR_MS, leaving);
  expect(await course.subscriber(ANNA)).toMatchObject({ inDoubt: { lesson: LESSONS[1] } });
  await course.tickAt(DUE + 2 * HOUR_MS);
  expect(await course.lessonsOf(BEN)).toEqual(LESSONS.slice(0, 2));
  await comeBackAt(DUE + 3 * HOUR_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
});

test('whoever leaves before a lesson that nobody was left to get gets it on coming back', async () => {
  await join(ANNA);
  await askAt(DUE - 2 * MINUTE_MS, leaving);
  await course.tickAt(DUE);
  await comeBackAt(DUE + HOUR_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
});

test('whoever leaves after a call without an answer counts as having had it, whatever the next call says', async () => {
  await join(ANNA, BEN);
  await course.resend.set({ down: true });
  await course.tickAt(DUE);
  await askAt(DUE + HOUR_MS, leaving);
  await course.resend.set({ down: false });
  await course.tickAt(DUE + 2 * HOUR_MS);
  await comeBackAt(DUE + 3 * HOUR_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.filter((lesson) => lesson !== LESSONS[1]));
});

test('whoever leaves within minutes before it left for others counts as having had it: nothing is ever repeated, and the log says so', async () => {
  await join(ANNA, BEN);
  await askAt(DUE - 2 * MINUTE_MS, leaving);
  await course.tickAt(DUE);
  await comeBackAt(DUE + HOUR_MS);
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.filter((lesson) => lesson !== LESSONS[1]));
  expect(logged.filter((line) => line.includes('in-doubt') && line.includes(LESSONS[1] ?? ''))).toHaveLength(1);
});

test('whoever leaves just before a lesson that comes all the same waits twelve hours from then for the next', async () => {
  await join(ANNA);
  const { KV } = course.env;
  const listed = await KV.list({ prefix: 'enrollment:0700.' });
  await askAt(DUE - MINUTE_MS / 2, leaving);
  await course.setTime(DUE + MINUTE_MS / 2);
  const services = await tickServicesOf(course);
  await runTick(DUE, withKv(services, stillLists(KV, 'enrollment:0700.', listed)));
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 2));
  await course.setTime(DUE + HOUR_MS);
  await confirming(ANNA, { ...services, config: { ...services.config, sendHour: 19 } });
  await course.tickAt(dayAt(1, 19));
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 2));
  await course.tickAt(dayAt(2, 19));
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 3));
});

test('whoever comes back does not get the next lesson within twelve hours of the one in doubt', async () => {
  await join(ANNA);
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(DUE);
  await askAt(DUE + 2 * MINUTE_MS, leaving);
  const services = await requestServicesOf(course);
  await course.setTime(DUE + 3 * MINUTE_MS);
  await confirming(ANNA, { ...services, config: { ...services.config, sendHour: 14 } });
  await course.tickAt(dayAt(1, 14));
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 2));
  await course.tickAt(dayAt(2, 14));
  expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 3));
});

test.each([
  ['an hour later', 60],
  ['while that tick still runs', 8],
])(
  'whoever leaves while a long tick already holds their name, and comes back %s, has the lesson once',
  async (_, back) => {
    await join(ANNA);
    await course.setTime(DUE);
    const services = await tickServicesOf(course);
    const kv = meanwhile(services.kv, { method: 'get', prefix: 'batch:0700.' }, async () => {
      await askAt(DUE + 2 * MINUTE_MS, leaving);
      if (back < 13) await askAt(DUE + back * MINUTE_MS, confirming);
      await course.setTime(DUE + 13 * MINUTE_MS);
    });
    await runTick(DUE, withKv(services, kv));
    expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(0, 2));
    if (back > 13) await askAt(DUE + back * MINUTE_MS, confirming);
    for (let day = 2; day <= 12; day += 1) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
  },
);
