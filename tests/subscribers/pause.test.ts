/** A pause that ends on a day of the reader's own calendar. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import {
  comingBack,
  confirming,
  leaving,
  movingTo,
  movingToZone,
  pausing,
  pausingUntil,
  renaming,
  resuming,
} from './requests.ts';
import { DONE, NOTHING, subscriberIn, WAITS } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const recipient = subscriberIn(course, EMAIL);

async function pausedUntil(day: string): Promise<void> {
  await recipient.haveTwo();
  expect(await recipient.askAt(dayAt(1, 9), pausingUntil(day))).toMatchObject(DONE);
}

describe('a pause until a day', () => {
  test('brings no lesson before it, and the next one on it, at the hour of the others', async () => {
    await pausedUntil('2030-01-20');
    expect(await recipient.known()).toMatchObject({ status: 'active', pausedUntil: dayAt(5, 7) });
    expect(await recipient.position()).toMatchObject({
      received: LESSONS.slice(0, 2),
      next: LESSONS[2],
      nextAt: dayAt(5, 7),
    });
    await recipient.liveDays(2, 11);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours()).slice(1, 4)).toEqual([31, 5 * 24 + 7, 6 * 24 + 7]);
  });

  test('may last for a year', async () => {
    await pausedUntil('2031-01-16');
    await recipient.liveDays(364, 374);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours())[2]).toBe(366 * 24 + 7);
  });

  test('is over by resuming, before its day', async () => {
    await pausedUntil('2030-01-20');
    expect(await recipient.askAt(dayAt(2, 9), resuming)).toMatchObject(DONE);
    expect((await recipient.known()).pausedUntil).toBeUndefined();
    await recipient.liveDays(3, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('once it is over, is nothing that could be resumed', async () => {
    await pausedUntil('2030-01-20');
    await recipient.liveDays(2, 5);
    expect(await recipient.askAt(dayAt(5, 9), resuming)).toMatchObject(NOTHING);
    expect(await recipient.askAt(dayAt(5, 9), movingTo(8))).toMatchObject(DONE);
    expect(await recipient.known()).toMatchObject({ cohort: expect.stringMatching(/^0800\.2030-01-21\./) });
  });

  test('asked for twice is asked for once', async () => {
    await pausedUntil('2030-01-20');
    expect(await recipient.askAt(dayAt(1, 10), pausingUntil('2030-01-20'))).toMatchObject(NOTHING);
    expect(await recipient.askAt(dayAt(1, 11), pausingUntil('2030-01-22'))).toMatchObject(DONE);
    await recipient.liveDays(2, 8);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 4));
  });

  test('becomes one without an end, and the other way round', async () => {
    await pausedUntil('2030-01-20');
    expect(await recipient.askAt(dayAt(2, 9), pausing)).toMatchObject(DONE);
    expect((await recipient.known()).status).toBe('paused');
    expect((await recipient.known()).pausedUntil).toBeUndefined();
    await recipient.liveDays(3, 6);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
    expect(await recipient.askAt(dayAt(6, 9), pausingUntil('2030-01-23'))).toMatchObject(DONE);
    await recipient.liveDays(7, 14);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours())[2]).toBe(8 * 24 + 7);
  });

  test('stays in force where the hour or the zone changes meanwhile', async () => {
    await pausedUntil('2030-01-20');
    expect(await recipient.askAt(dayAt(2, 9), movingTo(21))).toMatchObject(DONE);
    expect((await recipient.known()).pausedUntil).toBe(dayAt(5, 21));
    expect(await recipient.askAt(dayAt(2, 10), movingToZone(21, 'Asia/Tokyo'))).toMatchObject(DONE);
    expect((await recipient.known()).pausedUntil).toBe(dayAt(5, 12));
    await recipient.liveDays(3, 11, [7, 12, 21]);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours())[2]).toBe(5 * 24 + 12);
  });

  test('stays in force where the name changes meanwhile', async () => {
    await pausedUntil('2030-01-20');
    await recipient.askAt(dayAt(2, 9), renaming('Berta'));
    await recipient.liveDays(3, 5);
    expect((await recipient.hours())[2]).toBe(5 * 24 + 7);
  });

  test('waits for a lesson that is on its way, and is made after it', async () => {
    await recipient.haveTwo();
    expect(await recipient.askAt(dayAt(2, 7), pausingUntil('2030-01-20'))).toMatchObject(WAITS);
    expect((await recipient.position()).waiting).toMatchObject([{ request: { action: 'pause', until: '2030-01-20' } }]);
    for (const quarters of [0, 1, 2]) await course.tickAt(dayAt(2, 7) + quarters * QUARTER_MS);
    expect(await recipient.unsettled()).toEqual([]);
    await recipient.liveDays(3, 11);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours()).slice(2, 4)).toEqual([55, 5 * 24 + 7]);
  });

  test('is taken back while it waits', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(2, 7), pausingUntil('2030-01-20'));
    expect(await recipient.askAt(dayAt(2, 7) + MINUTE_MS, resuming)).toMatchObject(DONE);
    await course.tickAt(dayAt(2, 7) + 2 * MINUTE_MS);
    await recipient.liveDays(3, 8);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('that waited until its day had come is none', async () => {
    await recipient.haveTwo();
    await course.resend.set({ down: true });
    await course.tickAt(dayAt(2, 7));
    await recipient.askAt(dayAt(2, 8), pausingUntil('2030-01-18'));
    await recipient.liveDays(3, 3);
    await course.resend.set({ down: false });
    for (const quarters of [1, 2, 3]) await course.tickAt(dayAt(3, 7) + quarters * QUARTER_MS);
    expect(await recipient.unsettled()).toEqual([]);
    await recipient.liveDays(4, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is still one after leaving is taken back, and none after a new signup', async () => {
    await pausedUntil('2030-01-22');
    await recipient.askAt(dayAt(2, 9), leaving);
    expect(await recipient.askAt(dayAt(2, 10), comingBack)).toMatchObject(DONE);
    await recipient.liveDays(3, 4);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
    await recipient.askAt(dayAt(4, 9), leaving);
    await recipient.askAt(dayAt(4, 10), confirming);
    await recipient.liveDays(5, 11);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours())[2]).toBe(5 * 24 + 7);
  });

  test('is nothing to who has had it all, or has left', async () => {
    await recipient.haveTwo();
    await recipient.liveDays(2, 8);
    expect(await recipient.askAt(dayAt(9, 9), pausingUntil('2030-02-01'))).toMatchObject(NOTHING);
    await recipient.askAt(dayAt(9, 10), leaving);
    expect(await recipient.askAt(dayAt(9, 11), pausingUntil('2030-02-01'))).toMatchObject(NOTHING);
  });
});

test('another zone moves the lessons to that clock, with the same hour', async () => {
  await recipient.haveTwo();
  expect(await recipient.askAt(dayAt(1, 9), movingToZone(7, 'UTC'))).toMatchObject(NOTHING);
  expect(await recipient.askAt(dayAt(1, 9), movingToZone(7, 'America/New_York'))).toMatchObject(DONE);
  await recipient.liveDays(2, 10, [7, 12]);
  expect(await recipient.lessons()).toEqual(LESSONS);
  expect((await recipient.hours()).slice(1, 4)).toEqual([31, 60, 84]);
});
