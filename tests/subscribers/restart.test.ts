/** A reader begins again from the first lesson, and takes that back. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { comingBack, leaving, movingTo, pausing, pausingUntil, restarting, undoingRestart } from './requests.ts';
import { DONE, NOTHING, subscriberIn, WAITS } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const recipient = subscriberIn(course, EMAIL);

/** Three lessons are there, the third since seven in the morning of day 2. */
async function inTheCourse(): Promise<void> {
  await recipient.join();
  await recipient.liveDays(1, 2);
}

const TWO = [...LESSONS.slice(0, 3), ...LESSONS];

describe('beginning again', () => {
  test('brings every lesson anew, each once, from the next morning on', async () => {
    await inTheCourse();
    expect(await recipient.askAt(dayAt(2, 9), restarting)).toMatchObject(DONE);
    expect(await recipient.position()).toMatchObject({
      received: [],
      receivedAt: {},
      next: LESSONS[0],
      nextAt: dayAt(3, 7),
    });
    await recipient.liveDays(3, 13);
    expect(await recipient.lessons()).toEqual(TWO);
    expect((await recipient.hours()).slice(2, 5)).toEqual([55, 79, 103]);
    expect((await recipient.known()).restartedFrom).toMatchObject({ received: LESSONS.slice(0, 3) });
    expect((await recipient.position()).receivedAt[LESSONS[0] ?? '']).toBe(dayAt(3, 7));
  });

  test('twice is beginning again once', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    expect(await recipient.askAt(dayAt(2, 9) + MINUTE_MS, restarting)).toMatchObject(NOTHING);
    await recipient.liveDays(3, 13);
    expect(await recipient.lessons()).toEqual(TWO);
  });

  test('right after the first lesson waits twelve hours for it', async () => {
    await recipient.join();
    expect(await recipient.askAt(NOON + 20 * MINUTE_MS, restarting)).toMatchObject(DONE);
    await recipient.liveDays(1, 11, [0, 7]);
    expect(await recipient.lessons()).toEqual([LESSONS[0], ...LESSONS]);
    expect((await recipient.hours()).slice(0, 2)).toEqual([12, 31]);
  });

  test('ends a pause, and keeps the hour', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 8), movingTo(10));
    await recipient.askAt(dayAt(2, 9), pausing);
    await recipient.askAt(dayAt(3, 12), restarting);
    expect(await recipient.known()).toMatchObject({ status: 'active', sendHour: 10 });
    await recipient.liveDays(4, 13, [10]);
    expect(await recipient.lessons()).toEqual(TWO);
  });

  test('is there for who has had it all, long ago', async () => {
    await inTheCourse();
    await recipient.liveDays(3, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect(await recipient.askAt(dayAt(200, 9), restarting)).toMatchObject(DONE);
    await recipient.liveDays(201, 210);
    expect(await recipient.lessons()).toEqual([...LESSONS, ...LESSONS]);
  });

  test('waits for a lesson that is on its way, and can be taken back meanwhile', async () => {
    await inTheCourse();
    expect(await recipient.askAt(dayAt(3, 7), restarting)).toMatchObject(WAITS);
    expect(await recipient.askAt(dayAt(3, 7) + MINUTE_MS, undoingRestart)).toMatchObject(DONE);
    expect(await recipient.unsettled()).toEqual([]);
    expect(await recipient.askAt(dayAt(3, 7) + 2 * MINUTE_MS, restarting)).toMatchObject(WAITS);
    for (const quarters of [1, 2, 3]) await course.tickAt(dayAt(3, 7) + quarters * QUARTER_MS);
    expect(await recipient.unsettled()).toEqual([]);
    await recipient.liveDays(4, 14);
    expect(await recipient.lessons()).toEqual([...LESSONS.slice(0, 4), ...LESSONS]);
  });

  test('twice, days apart, brings the first lessons three times', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    await recipient.liveDays(3, 4);
    await recipient.askAt(dayAt(4, 9), restarting);
    await recipient.liveDays(5, 14);
    expect(await recipient.lessons()).toEqual([...LESSONS.slice(0, 3), ...LESSONS.slice(0, 2), ...LESSONS]);
  });

  test('is nothing to who has left; and who leaves before it begins comes back to it', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    await recipient.askAt(dayAt(2, 10), leaving);
    expect(await recipient.askAt(dayAt(2, 11), restarting)).toMatchObject(NOTHING);
    expect(await recipient.askAt(dayAt(5, 11), comingBack)).toMatchObject(DONE);
    await recipient.liveDays(6, 15);
    expect(await recipient.lessons()).toEqual(TWO);
  });

  test('leaves the cohorts before behind, which are remembered', async () => {
    await inTheCourse();
    const { cohort } = await recipient.known();
    await recipient.askAt(dayAt(2, 9), restarting);
    expect((await recipient.known()).cohorts).toEqual([cohort]);
  });
});

describe('taking back that one begins again', () => {
  test('goes on where the reader was, also right away', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    expect(await recipient.askAt(dayAt(2, 9) + MINUTE_MS, undoingRestart)).toMatchObject(DONE);
    expect(await recipient.position()).toMatchObject({
      received: LESSONS.slice(0, 3),
      next: LESSONS[3],
      nextAt: dayAt(3, 7),
    });
    expect(Object.keys((await recipient.position()).receivedAt).toSorted()).toEqual(LESSONS.slice(0, 3).toSorted());
    await recipient.liveDays(3, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect(await recipient.askAt(dayAt(9, 12), undoingRestart)).toMatchObject(NOTHING);
  });

  test('says so where that still waited, long after another one was made', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    await recipient.liveDays(3, 4);
    expect(await recipient.askAt(dayAt(5, 7) - MINUTE_MS, restarting)).toMatchObject(WAITS);
    await course.tickAt(dayAt(5, 7));
    expect(await recipient.askAt(dayAt(5, 7) + MINUTE_MS, undoingRestart)).toMatchObject(DONE);
    await recipient.liveDays(6, 13);
    expect(await recipient.lessons()).toEqual(TWO);
  });

  test('is too late once the second lesson has come anew', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    await recipient.liveDays(3, 4);
    expect(await recipient.askAt(dayAt(4, 9), undoingRestart)).toMatchObject(NOTHING);
    await recipient.liveDays(5, 13);
    expect(await recipient.lessons()).toEqual(TWO);
  });

  test('and beginning again after all, on the same day, brings every lesson once', async () => {
    await inTheCourse();
    for (const [minutes, ask] of [restarting, undoingRestart, restarting].entries()) {
      expect(await recipient.askAt(dayAt(2, 9) + minutes * MINUTE_MS, ask)).toMatchObject(DONE);
    }
    await course.tickAt(dayAt(2, 10));
    await recipient.liveDays(3, 13);
    expect(await recipient.lessons()).toEqual(TWO);
    expect(await recipient.unsettled()).toEqual([]);
  });

  test('leaves who had it all with nothing more to come', async () => {
    await inTheCourse();
    await recipient.liveDays(3, 8);
    await recipient.askAt(dayAt(9, 9), restarting);
    await recipient.askAt(dayAt(9, 10), undoingRestart);
    await recipient.liveDays(10, 13);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect(await recipient.position()).toMatchObject({ received: LESSONS, next: null });
  });

  test('goes on with a pause that there was', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), pausing);
    await recipient.askAt(dayAt(2, 10), restarting);
    await recipient.askAt(dayAt(2, 11), undoingRestart);
    expect(await recipient.known()).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 3) });
    await recipient.askAt(dayAt(3, 9), pausingUntil('2030-01-22'));
    await recipient.askAt(dayAt(3, 10), restarting);
    await recipient.askAt(dayAt(3, 11), undoingRestart);
    await recipient.liveDays(4, 13);
    expect((await recipient.hours())[3]).toBe(7 * 24 + 7);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('while its first lesson is on its way goes on where they were after it', async () => {
    await inTheCourse();
    await recipient.askAt(dayAt(2, 9), restarting);
    expect(await recipient.askAt(dayAt(3, 7), undoingRestart)).toMatchObject(WAITS);
    for (const quarters of [1, 2, 3]) await course.tickAt(dayAt(3, 7) + quarters * QUARTER_MS);
    await recipient.liveDays(4, 9);
    expect(await recipient.lessons()).toEqual([...LESSONS.slice(0, 3), ...LESSONS.slice(0, 1), ...LESSONS.slice(3)]);
  });
});

test('the first lesson of a confirmation that is not away yet is waited for', async () => {
  await course.resend.set({ down: true });
  await recipient.join();
  expect(await recipient.askAt(NOON + HOUR_MS, restarting)).toMatchObject(WAITS);
  await course.resend.set({ down: false });
  for (const hours of [2, 3, 4]) await course.tickAt(NOON + hours * HOUR_MS);
  expect(await recipient.known()).toMatchObject({ received: [], lastLessonAt: NOON + 2 * HOUR_MS });
  await recipient.liveDays(1, 11);
  expect(await recipient.lessons()).toEqual([LESSONS[0], ...LESSONS]);
});
