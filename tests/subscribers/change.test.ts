/** When a reader's change is made at once, when it waits for a lesson, and what becomes of it until then. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, lessonIn, NOON, useCourse } from '../support/harness.ts';
import { keyNames } from '../support/state.ts';
import { requestServicesOf } from './dying.ts';
import { type Ask, confirming, leaving, movingTo, pausing, resuming } from './requests.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);

/** Asks at an instant (ms); what came of it. */
async function askAt(instant: number, ask: Ask) {
  await course.setTime(instant);
  return ask(EMAIL, await requestServicesOf(course));
}

/** Confirms at noon, and lives through the first quarter of an hour. */
async function join(): Promise<void> {
  await askAt(NOON, confirming);
  await course.tickAt(NOON + QUARTER_MS);
}

/** The ticks of each day's hours at which lessons may leave, from one day to another. */
async function liveDays(from: number, to: number, hours = [7]): Promise<void> {
  for (let day = from; day <= to; day += 1) for (const hour of hours) await course.tickAt(dayAt(day, hour));
}

/** When each lesson came, in hours after the midnight before `NOON`. */
async function hoursOfLessons(): Promise<number[]> {
  const mails = (await course.mailsTo(EMAIL)).filter(lessonIn);
  return mails.map(({ at }) => (at - dayAt(0, 0)) / HOUR_MS);
}

const DONE = { kind: 'done' };
const WAITS = { kind: 'after-lesson' };

describe('a pause', () => {
  test('six minutes before a lesson is made at once, and the lesson does not come', async () => {
    await join();
    expect(await askAt(dayAt(1, 7) - 6 * MINUTE_MS, pausing)).toMatchObject(DONE);
    await liveDays(1, 2);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
  });

  test.each([
    ['five minutes before a lesson', dayAt(1, 7) - 5 * MINUTE_MS],
    ['just as a lesson is due', dayAt(1, 7)],
  ])('%s waits for it, and is made by the tick after it', async (_, instant) => {
    await join();
    expect(await askAt(instant, pausing)).toMatchObject(WAITS);
    await course.tickAt(dayAt(1, 7));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await course.tickAt(dayAt(1, 7) + QUARTER_MS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 2) });
    await course.tickAt(dayAt(1, 7) + 2 * QUARTER_MS);
    expect((await keyNames(course.env.KV)).join()).not.toContain('change:');
    await liveDays(2, 3);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));

    expect(await askAt(dayAt(3, 12), resuming)).toMatchObject(DONE);
    await liveDays(4, 10);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('waits for a lesson that an outage holds back, for as long as that lasts', async () => {
    await join();
    await course.resend.set({ down: true });
    await course.tickAt(dayAt(1, 7));
    expect(await askAt(dayAt(1, 8), pausing)).toMatchObject(WAITS);
    await course.liveThrough(dayAt(1, 8), dayAt(1, 11));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await course.resend.set({ down: false });
    await course.liveThrough(dayAt(1, 11), dayAt(1, 13));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    await liveDays(2, 3);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
  });

  test('waits for lesson 1', async () => {
    await course.resend.set({ down: true });
    await join();
    expect(await askAt(NOON + HOUR_MS, pausing)).toMatchObject(WAITS);
    await course.resend.set({ down: false });
    for (const hours of [2, 3, 4]) await course.tickAt(NOON + hours * HOUR_MS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 1) });
    await liveDays(1, 2);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
  });

  test('that waits for lesson 1 is not forgotten where an outage moves the reader to a later cohort', async () => {
    await course.resend.set({ down: true });
    await join();
    expect(await askAt(NOON + HOUR_MS, pausing)).toMatchObject(WAITS);
    for (let hours = 2; hours <= 16; hours += 1) await course.tickAt(NOON + hours * HOUR_MS);
    await course.resend.set({ down: false });
    for (const hours of [17, 18, 18.25, 18.5]) await course.tickAt(NOON + hours * HOUR_MS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    await liveDays(1, 3);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
    await askAt(dayAt(3, 12), resuming);
    await liveDays(4, 11);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('that waits is taken back by resuming, and the lessons go on', async () => {
    await join();
    expect(await askAt(dayAt(1, 7), pausing)).toMatchObject(WAITS);
    expect(await askAt(dayAt(1, 7) + MINUTE_MS, resuming)).toMatchObject(DONE);
    await course.tickAt(dayAt(1, 7) + 2 * MINUTE_MS);
    await liveDays(2, 8);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('that waits is void once the reader has left, and for when they come back', async () => {
    await join();
    expect(await askAt(dayAt(1, 7), pausing)).toMatchObject(WAITS);
    await course.tickAt(dayAt(1, 7) + MINUTE_MS);
    await askAt(dayAt(1, 7) + 2 * MINUTE_MS, leaving);
    await askAt(dayAt(1, 7) + 3 * MINUTE_MS, confirming);
    await course.tickAt(dayAt(1, 7.25));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await liveDays(2, 8);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });
});

describe('another hour', () => {
  test('begins at least six hours ahead and twelve after the last lesson, with the reader’s place', async () => {
    await join();
    await course.tickAt(dayAt(1, 7));
    expect(await askAt(dayAt(1, 7) + QUARTER_MS, movingTo(18))).toMatchObject(DONE);
    // Six in the evening is eleven hours after the lesson.
    await liveDays(1, 10, [7.5, 18, 20]);
    const [, , ...moved] = await hoursOfLessons();
    expect(moved).toEqual([66, 90, 114, 138, 162, 186, 210]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('that is less than six hours away begins a day later', async () => {
    await join();
    await course.tickAt(dayAt(1, 7));
    expect(await askAt(dayAt(2, 1) + MINUTE_MS, movingTo(7))).toMatchObject({ kind: 'nothing' });
    expect(await askAt(dayAt(2, 1) + MINUTE_MS, movingTo(6))).toMatchObject(DONE);
    await liveDays(2, 9, [6, 7]);
    expect((await hoursOfLessons()).slice(0, 4)).toEqual([12, 31, 78, 102]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 9));
  });

  test('waits while a lesson is due, and the next one is twelve hours after it', async () => {
    await join();
    expect(await askAt(dayAt(1, 7) + MINUTE_MS, movingTo(18))).toMatchObject(WAITS);
    await course.tickAt(dayAt(1, 7) + 2 * MINUTE_MS);
    await course.tickAt(dayAt(1, 7.25));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active', sendHour: 18 });
    await liveDays(1, 10, [7.5, 18]);
    expect((await hoursOfLessons()).slice(2, 4)).toEqual([66, 90]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });
});

describe('several wishes', () => {
  const first = dayAt(1, 7) + MINUTE_MS;
  const second = dayAt(1, 7) + 2 * MINUTE_MS;

  async function wishBoth(one: Ask, other: Ask): Promise<void> {
    await join();
    expect(await askAt(first, one)).toMatchObject(WAITS);
    expect(await askAt(second, other)).toMatchObject(WAITS);
    await course.tickAt(dayAt(1, 7) + 3 * MINUTE_MS);
    for (const hour of [7.25, 7.5, 7.75]) await course.tickAt(dayAt(1, hour));
    expect((await keyNames(course.env.KV)).join()).not.toContain('change:');
  }

  test('are made in their order: the later of two hours counts', async () => {
    await wishBoth(movingTo(9), movingTo(21));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active', sendHour: 21 });
    await liveDays(1, 9, [9, 21]);
    expect((await hoursOfLessons()).slice(2, 4)).toEqual([45, 69]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test.each([
    ['a pause and an hour', pausing, movingTo(21)],
    ['an hour and a pause', movingTo(21), pausing],
  ])('are all made: %s', async (_, one, other) => {
    await wishBoth(one, other);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused', sendHour: 21 });
    await liveDays(1, 3, [7.75, 21]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
    await askAt(dayAt(4, 7), resuming);
    await liveDays(4, 10, [7.75, 21]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('are made in their order also where no lesson is on its way any more at the last', async () => {
    await join();
    expect(await askAt(first, movingTo(9))).toMatchObject(WAITS);
    await course.tickAt(second);
    await askAt(second + MINUTE_MS, movingTo(21));
    for (const hour of [7.25, 7.5, 7.75]) await course.tickAt(dayAt(1, hour));
    expect(await course.subscriber(EMAIL)).toMatchObject({ sendHour: 21 });
  });

  test('of which one was taken back leave the other', async () => {
    await join();
    await askAt(first, movingTo(21));
    await askAt(second, pausing);
    expect(await askAt(second + MINUTE_MS, resuming)).toMatchObject(DONE);
    await course.tickAt(dayAt(1, 7.25));
    await course.tickAt(dayAt(1, 7.5));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active', sendHour: 21 });
  });
});
