/** Ticks that are ahead of the wall clock: whoever joins then gets the whole course, since no cohort is open that has begun. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { type Cohort, parseCohort } from '../../src/domain/cohort.ts';
import { instantOf } from '../../src/domain/slot.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS, quarterOf } from '../../src/domain/time.ts';
import { changeCourse } from '../../src/subscribers/change.ts';
import { sendNow } from '../../src/subscribers/send-now.ts';
import { importerOf } from '../admin/import/importer.ts';
import { ADMIN_PASSWORD } from '../support/admin.ts';
import { dayAt, NOON, type TestCourse, useCourse } from '../support/harness.ts';
import { requestServicesOf } from './dying.ts';

const SLUGS = slugsOf(shipped);
const EMAIL = 'anna@reader.example';
const course = useCourse({ ADMIN_PASSWORD });

async function cohortOf(email: string): Promise<Cohort> {
  const cohort = parseCohort((await course.subscriber(email))?.cohort ?? '');
  if (cohort === null) throw new Error(`${email} is in no cohort.`);
  return cohort;
}

/** A tick so long (ms) after `now`, before the wall clock has come there. */
async function tickAhead(now: number, ahead: number): Promise<number> {
  const runTick = quarterOf(now + ahead);
  await course.tickAt(runTick);
  await course.setTime(now);
  return runTick;
}

/** Lives on from `from` (ms) until everybody has had everything. */
async function liveOn(running: TestCourse, from: number): Promise<void> {
  await running.liveThrough(quarterOf(from), quarterOf(from) + (SLUGS.length + 3) * DAY_MS, DAY_MS);
}

test('whoever confirms joins a cohort that no tick has begun, however far the ticks are ahead', async () => {
  const aheads = fc.integer({ min: -DAY_MS, max: 30 * DAY_MS });
  let now = NOON;
  let person = 0;
  await fc.assert(
    fc.asyncProperty(aheads, fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns'), async (ahead, timezone) => {
      now += 31 * DAY_MS + 7 * HOUR_MS + 11 * MINUTE_MS;
      const runTick = await tickAhead(now, ahead);
      person += 1;
      const email = `reader-${person}@reader.example`;
      await course.join(email, { timezone }, { 'cf-connecting-ip': `10.0.0.${person}` });
      const cohort = await cohortOf(email);
      expect(instantOf(cohort)).toBeGreaterThanOrEqual(runTick + 6 * HOUR_MS);
      expect(instantOf(cohort)).toBeGreaterThanOrEqual(now + 6 * HOUR_MS);
    }),
    { numRuns: 10 },
  );
});

describe('with ticks that are nine days ahead', () => {
  const ahead = 9 * DAY_MS;

  test('somebody who signs up gets the whole course, after those who were there before', async () => {
    await course.join('first@reader.example');
    await course.liveThrough(NOON, NOON + ahead, DAY_MS);
    await course.setTime(NOON + HOUR_MS);
    await course.join(EMAIL);
    await liveOn(course, NOON + ahead);
    expect(await course.lessonsOf('first@reader.example')).toEqual(SLUGS);
    expect(await course.lessonsOf(EMAIL)).toEqual(SLUGS);
  });

  test.each<[string, (id: string, now: number) => Promise<unknown>]>([
    [
      'changes the hour',
      async (id, now) =>
        changeCourse(id, { action: 'hour', hour: 9, timeZone: null }, now, await requestServicesOf(course)),
    ],
    ['begins again', async (id, now) => changeCourse(id, { action: 'restart' }, now, await requestServicesOf(course))],
    ['asks for the next lesson', async (id, now) => sendNow(id, now, await requestServicesOf(course))],
    [
      'pauses and resumes',
      async (id, now) => {
        await changeCourse(id, { action: 'pause', until: null }, now, await requestServicesOf(course));
        await changeCourse(id, { action: 'resume' }, now + MINUTE_MS, await requestServicesOf(course));
      },
    ],
    [
      'leaves and comes back',
      async (_, now) => {
        await course.leave(EMAIL);
        await course.setTime(now + HOUR_MS);
        await course.join(EMAIL);
      },
    ],
  ])('somebody who %s joins a cohort that has not begun', async (_, ask) => {
    await course.join(EMAIL);
    const before = await cohortOf(EMAIL);
    const now = NOON + 7 * HOUR_MS;
    const runTick = await tickAhead(now, 7 * HOUR_MS);
    await ask(await subscriberId(EMAIL), now);
    const after = await cohortOf(EMAIL);
    expect(after).not.toEqual(before);
    expect(instantOf(after)).toBeGreaterThanOrEqual(runTick + 6 * HOUR_MS);
  });

  test('people who are imported get the whole course', async () => {
    await tickAhead(NOON, ahead);
    const importer = importerOf(course);
    await importer.bring('email\nanna@reader.example\nben@reader.example', { from: SLUGS[0] ?? '' });
    expect(instantOf(await cohortOf(EMAIL))).toBeGreaterThan(NOON + ahead);
    await liveOn(course, NOON + ahead);
    expect(await course.lessonsOf(EMAIL)).toEqual(SLUGS);
    expect(await course.lessonsOf('ben@reader.example')).toEqual(SLUGS);
  });
});

test('ticks that are on time move nobody to a later cohort', async () => {
  await course.tickAt(NOON - QUARTER_MS);
  await course.setTime(NOON);
  await course.join(EMAIL);
  expect(instantOf(await cohortOf(EMAIL))).toBe(dayAt(1, 7));
});
