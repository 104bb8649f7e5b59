/** A pause that ends on a day of the reader's own calendar. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { DONE, NOTHING, readerIn, WAITS } from './reader.ts';
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

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const reader = readerIn(course, EMAIL);

async function pausedUntil(day: string): Promise<void> {
  await reader.haveTwo();
  expect(await reader.askAt(dayAt(1, 9), pausingUntil(day))).toMatchObject(DONE);
}

describe('a pause until a day', () => {
  test('brings no lesson before it, and the next one on it, at the hour of the others', async () => {
    await pausedUntil('2030-01-20');
    expect(await reader.known()).toMatchObject({ status: 'active', pausedUntil: dayAt(5, 7) });
    expect(await reader.place()).toMatchObject({
      received: LESSONS.slice(0, 2),
      next: LESSONS[2],
      nextAt: dayAt(5, 7),
    });
    await reader.liveDays(2, 11);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours()).slice(1, 4)).toEqual([31, 5 * 24 + 7, 6 * 24 + 7]);
  });

  test('may last for a year', async () => {
    await pausedUntil('2031-01-16');
    await reader.liveDays(364, 374);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours())[2]).toBe(366 * 24 + 7);
  });

  test('is over by resuming, before its day', async () => {
    await pausedUntil('2030-01-20');
    expect(await reader.askAt(dayAt(2, 9), resuming)).toMatchObject(DONE);
    expect((await reader.known()).pausedUntil).toBeUndefined();
    await reader.liveDays(3, 9);
    expect(await reader.lessons()).toEqual(LESSONS);
  });

  test('once it is over, is nothing that could be resumed', async () => {
    await pausedUntil('2030-01-20');
    await reader.liveDays(2, 5);
    expect(await reader.askAt(dayAt(5, 9), resuming)).toMatchObject(NOTHING);
    expect(await reader.askAt(dayAt(5, 9), movingTo(8))).toMatchObject(DONE);
    expect(await reader.known()).toMatchObject({ cohort: expect.stringMatching(/^0800\.2030-01-21\./) });
  });

  test('asked for twice is asked for once', async () => {
    await pausedUntil('2030-01-20');
    expect(await reader.askAt(dayAt(1, 10), pausingUntil('2030-01-20'))).toMatchObject(NOTHING);
    expect(await reader.askAt(dayAt(1, 11), pausingUntil('2030-01-22'))).toMatchObject(DONE);
    await reader.liveDays(2, 8);
    expect(await reader.lessons()).toEqual(LESSONS.slice(0, 4));
  });

  test('becomes one without an end, and the other way round', async () => {
    await pausedUntil('2030-01-20');
    expect(await reader.askAt(dayAt(2, 9), pausing)).toMatchObject(DONE);
    expect((await reader.known()).status).toBe('paused');
    expect((await reader.known()).pausedUntil).toBeUndefined();
    await reader.liveDays(3, 6);
    expect(await reader.lessons()).toEqual(LESSONS.slice(0, 2));
    expect(await reader.askAt(dayAt(6, 9), pausingUntil('2030-01-23'))).toMatchObject(DONE);
    await reader.liveDays(7, 14);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours())[2]).toBe(8 * 24 + 7);
  });

  test('stays in force where the hour or the zone changes meanwhile', async () => {
    await pausedUntil('2030-01-20');
    expect(await reader.askAt(dayAt(2, 9), movingTo(21))).toMatchObject(DONE);
    expect((await reader.known()).pausedUntil).toBe(dayAt(5, 21));
    expect(await reader.askAt(dayAt(2, 10), movingToZone(21, 'Asia/Tokyo'))).toMatchObject(DONE);
    expect((await reader.known()).pausedUntil).toBe(dayAt(5, 12));
    await reader.liveDays(3, 11, [7, 12, 21]);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours())[2]).toBe(5 * 24 + 12);
  });

  test('stays in force where the name changes meanwhile', async () => {
    await pausedUntil('2030-01-20');
    await reader.askAt(dayAt(2, 9), renaming('Berta'));
    await reader.liveDays(3, 5);
    expect((await reader.hours())[2]).toBe(5 * 24 + 7);
  });

  test('waits for a lesson that is on its way, and is made after it', async () => {
    await reader.haveTwo();
    expect(await reader.askAt(dayAt(2, 7), pausingUntil('2030-01-20'))).toMatchObject(WAITS);
    expect((await reader.place()).waiting).toMatchObject([{ wish: { action: 'pause', until: '2030-01-20' } }]);
    for (const quarters of [0, 1, 2]) await course.tickAt(dayAt(2, 7) + quarters * QUARTER_MS);
    expect(await reader.unsettled()).toEqual([]);
    await reader.liveDays(3, 11);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours()).slice(2, 4)).toEqual([55, 5 * 24 + 7]);
  });

  test('is taken back while it waits', async () => {
    await reader.haveTwo();
    await reader.askAt(dayAt(2, 7), pausingUntil('2030-01-20'));
    expect(await reader.askAt(dayAt(2, 7) + MINUTE_MS, resuming)).toMatchObject(DONE);
    await course.tickAt(dayAt(2, 7) + 2 * MINUTE_MS);
    await reader.liveDays(3, 8);
    expect(await reader.lessons()).toEqual(LESSONS);
  });

  test('that waited until its day had come is none', async () => {
    await reader.haveTwo();
    await course.resend.set({ down: true });
    await course.tickAt(dayAt(2, 7));
    await reader.askAt(dayAt(2, 8), pausingUntil('2030-01-18'));
    await reader.liveDays(3, 3);
    await course.resend.set({ down: false });
    for (const quarters of [1, 2, 3]) await course.tickAt(dayAt(3, 7) + quarters * QUARTER_MS);
    expect(await reader.unsettled()).toEqual([]);
    await reader.liveDays(4, 9);
    expect(await reader.lessons()).toEqual(LESSONS);
  });

  test('is still one after leaving is taken back, and none after a new signup', async () => {
    await pausedUntil('2030-01-22');
    await reader.askAt(dayAt(2, 9), leaving);
    expect(await reader.askAt(dayAt(2, 10), comingBack)).toMatchObject(DONE);
    await reader.liveDays(3, 4);
    expect(await reader.lessons()).toEqual(LESSONS.slice(0, 2));
    await reader.askAt(dayAt(4, 9), leaving);
    await reader.askAt(dayAt(4, 10), confirming);
    await reader.liveDays(5, 11);
    expect(await reader.lessons()).toEqual(LESSONS);
    expect((await reader.hours())[2]).toBe(5 * 24 + 7);
  });

  test('is nothing to who has had it all, or has left', async () => {
    await reader.haveTwo();
    await reader.liveDays(2, 8);
    expect(await reader.askAt(dayAt(9, 9), pausingUntil('2030-02-01'))).toMatchObject(NOTHING);
    await reader.askAt(dayAt(9, 10), leaving);
    expect(await reader.askAt(dayAt(9, 11), pausingUntil('2030-02-01'))).toMatchObject(NOTHING);
  });
});

test('another zone moves the lessons to that clock, with the same hour', async () => {
  await reader.haveTwo();
  expect(await reader.askAt(dayAt(1, 9), movingToZone(7, 'UTC'))).toMatchObject(NOTHING);
  expect(await reader.askAt(dayAt(1, 9), movingToZone(7, 'America/New_York'))).toMatchObject(DONE);
  await reader.liveDays(2, 10, [7, 12]);
  expect(await reader.lessons()).toEqual(LESSONS);
  expect((await reader.hours()).slice(1, 4)).toEqual([31, 60, 84]);
});
