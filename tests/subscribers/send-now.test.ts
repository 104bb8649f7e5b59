/** A reader asks for the next lesson now. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { stillLists, stillReads } from '../stand-ins/kv/wrappers.ts';
import { dayAt, lessonIn, NOON, useCourse } from '../support/harness.ts';
import { withKv } from '../support/store.ts';
import { doUntilDeath, requestServicesOf } from './dying.ts';
import {
  askingForNext,
  comingBack,
  confirming,
  leaving,
  pausing,
  pausingUntil,
  renaming,
  restarting,
  resuming,
} from './requests.ts';
import { DONE, NOTHING, subscriberIn, WAITS } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const recipient = subscriberIn(course, EMAIL);

describe('the next lesson now', () => {
  test('comes at once, and the one after it at its hour, twelve hours later at the earliest', async () => {
    await recipient.haveTwo();
    expect(await recipient.askAt(dayAt(1, 19), askingForNext)).toMatchObject(DONE);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
    expect(await recipient.position()).toMatchObject({
      received: LESSONS.slice(0, 3),
      next: LESSONS[3],
      nextAt: dayAt(2, 7),
    });
    await recipient.liveDays(2, 8);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours()).slice(1, 5)).toEqual([31, 43, 55, 79]);
    expect(await recipient.unsettled()).toEqual([]);
  });

  test('asked for late in the evening moves the one after it a day', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 20), askingForNext);
    await recipient.liveDays(2, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours()).slice(2, 4)).toEqual([44, 79]);
  });

  test('less than twelve hours after the last one is too soon: it says from when on', async () => {
    await recipient.haveTwo();
    const asked = await recipient.askAt(dayAt(1, 19) - MINUTE_MS, askingForNext);
    expect(asked).toMatchObject({ kind: 'too-soon', notBefore: dayAt(1, 19) });
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
  });

  test('comes six hours after the one that a confirmation brought', async () => {
    await recipient.join();
    const early = await recipient.askAt(NOON + 6 * HOUR_MS - MINUTE_MS, askingForNext);
    expect(early).toMatchObject({ kind: 'too-soon', notBefore: NOON + 6 * HOUR_MS });
    expect(await recipient.askAt(NOON + 6 * HOUR_MS, askingForNext)).toMatchObject(DONE);
    await recipient.liveDays(1, 8);
    expect((await recipient.hours()).slice(0, 3)).toEqual([12, 18, 31]);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('asked for twice at once comes once', async () => {
    await recipient.haveTwo();
    await course.setTime(dayAt(1, 20));
    const services = await requestServicesOf(course);
    await Promise.all([askingForNext(EMAIL, services), askingForNext(EMAIL, services)]);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
    expect(await recipient.askAt(dayAt(1, 20) + MINUTE_MS, askingForNext)).toMatchObject({ kind: 'too-soon' });
    await recipient.liveDays(2, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is on its way already where it is due, and comes once', async () => {
    await recipient.haveTwo();
    expect(await recipient.askAt(dayAt(2, 7) - MINUTE_MS, askingForNext)).toMatchObject(WAITS);
    expect(await recipient.unsettled()).toEqual([]);
    await recipient.liveDays(2, 8);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is none after the last one, which can be asked for, too', async () => {
    await recipient.haveTwo();
    await recipient.liveDays(2, 7);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 8));
    expect(await recipient.askAt(dayAt(7, 19), askingForNext)).toMatchObject(DONE);
    await recipient.liveDays(8, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect(await recipient.askAt(dayAt(10, 12), askingForNext)).toMatchObject(NOTHING);
    expect(await recipient.position()).toMatchObject({ received: LESSONS, next: null });
  });

  test('comes to who has paused, and their pause goes on', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), pausing);
    expect(await recipient.askAt(dayAt(1, 21), askingForNext)).toMatchObject(DONE);
    await recipient.liveDays(2, 4);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
    expect((await recipient.known()).status).toBe('paused');
    await recipient.askAt(dayAt(4, 9), resuming);
    await recipient.liveDays(5, 10);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('comes to who has paused until a day, and the one after it on that day', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), pausingUntil('2030-01-21'));
    expect(await recipient.askAt(dayAt(2, 9), askingForNext)).toMatchObject(DONE);
    await recipient.liveDays(3, 11);
    expect((await recipient.hours()).slice(2, 4)).toEqual([57, 6 * 24 + 7]);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is nothing to who has left', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), leaving);
    expect(await recipient.askAt(dayAt(2, 9), askingForNext)).toMatchObject(NOTHING);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
  });

  test('comes once more to who began again', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 19), askingForNext);
    await recipient.askAt(dayAt(1, 20), restarting);
    await course.tickAt(dayAt(2, 7));
    for (const day of [2, 3]) expect(await recipient.askAt(dayAt(day, 20), askingForNext)).toMatchObject(DONE);
    expect(await recipient.lessons()).toEqual([...LESSONS.slice(0, 3), ...LESSONS.slice(0, 3)]);
    await recipient.liveDays(4, 11);
    expect((await recipient.lessons()).slice(3)).toEqual(LESSONS);
  });

  test('carries the reader’s name, and says that it was asked for', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), renaming('Berta'));
    await recipient.askAt(dayAt(1, 20), askingForNext);
    const mail = (await course.mailsTo(EMAIL)).filter(lessonIn).at(-1);
    expect(mail?.payload.text).toContain('Berta');
    expect(mail?.payload.tags).toContainEqual({ name: 'cohort', value: 'now' });
  });
});

describe('the next lesson now, while Resend is down,', () => {
  async function askedInVain(): Promise<void> {
    await recipient.haveTwo();
    await course.resend.set({ down: true });
    expect(await recipient.askAt(dayAt(1, 19), askingForNext)).toMatchObject({ kind: 'delayed' });
    expect(await recipient.position()).toMatchObject({ received: LESSONS.slice(0, 2), next: LESSONS[2] });
  }

  test('comes by the first tick that can send it, and the others wait for it', async () => {
    await askedInVain();
    await course.liveThrough(dayAt(1, 19), dayAt(2, 9));
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
    await course.resend.set({ down: false });
    await course.liveThrough(dayAt(2, 9), dayAt(2, 11));
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
    expect((await recipient.position()).receivedAt).toMatchObject({ [LESSONS[2] ?? '']: dayAt(2, 10) });
    await recipient.liveDays(3, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
    const [, , third = 0, fourth = 0] = await recipient.hours();
    expect(fourth - third).toBeGreaterThanOrEqual(12);
    expect(await recipient.unsettled()).toEqual([]);
  });

  test('asked for again is on its way already', async () => {
    await askedInVain();
    expect(await recipient.askAt(dayAt(1, 19) + MINUTE_MS, askingForNext)).toMatchObject(WAITS);
    expect(await recipient.askAt(dayAt(1, 19) + 2 * MINUTE_MS, pausing)).toMatchObject(WAITS);
    await course.resend.set({ down: false });
    for (const quarters of [1, 2, 3]) await course.tickAt(dayAt(1, 19) + quarters * QUARTER_MS);
    expect(await recipient.known()).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 3) });
  });

  test.each([
    ['the page', comingBack],
    ['a signup', confirming],
  ])('comes once to who leaves meanwhile and comes back by %s', async (_, back) => {
    await askedInVain();
    await recipient.askAt(dayAt(1, 20), leaving);
    await course.resend.set({ down: false });
    await course.liveThrough(dayAt(1, 20), dayAt(1, 22));
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
    await recipient.askAt(dayAt(2, 12), back);
    await course.liveThrough(dayAt(2, 12), dayAt(2, 14));
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
    await recipient.liveDays(3, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is forgotten where the author takes it away, and the course goes on', async () => {
    await askedInVain();
    await course.resend.set({ down: false });
    const lessons = shipped.lessons.filter(({ slug }) => slug !== LESSONS[2]);
    for (const hour of [20, 21]) await course.tickAt(dayAt(1, hour), { ...shipped, lessons });
    for (let day = 2; day <= 9; day += 1) await course.tickAt(dayAt(day, 7), { ...shipped, lessons });
    expect(await recipient.lessons()).toEqual(LESSONS.filter((slug) => slug !== LESSONS[2]));
  });
});

test('an address that Resend refuses gets nothing by it, and keeps its place', async () => {
  await recipient.haveTwo();
  await course.resend.set({ refused: [EMAIL] });
  expect(await recipient.askAt(dayAt(1, 19), askingForNext)).toMatchObject({ kind: 'refused' });
  expect(await recipient.unsettled()).toEqual([]);
  await course.resend.set({ refused: [] });
  await recipient.liveDays(2, 8);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('a lesson that was asked for counts as had for another change that did not know of it', async () => {
  await recipient.haveTwo();
  await course.setTime(dayAt(1, 19));
  const services = await requestServicesOf(course);
  const kv = course.env.KV;
  const before = await recipient.known();
  await askingForNext(EMAIL, services);
  const old = stillLists(stillReads(kv, 'subscriber:', before), 'change:', { keys: [], list_complete: true });
  await course.setTime(dayAt(1, 19) + MINUTE_MS);
  await pausing(EMAIL, withKv(services, old));
  await course.tickAt(dayAt(1, 19) + QUARTER_MS);
  await course.tickAt(dayAt(1, 19) + 2 * QUARTER_MS);
  expect(await recipient.known()).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 3) });
  await recipient.askAt(dayAt(2, 9), resuming);
  await recipient.liveDays(3, 9);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('a Worker that dies after the call leaves the lesson on its way, for all that is asked then', async () => {
  await recipient.haveTwo();
  await course.setTime(dayAt(1, 19));
  const services = await requestServicesOf(course);
  // The subscriber's own write is what it does not come to.
  for (let operation = 0; operation < 30; operation += 1) {
    await doUntilDeath(services, { operation, isDone: false }, (dying) => askingForNext(EMAIL, dying));
    if ((await recipient.lessons()).length === 3) break;
  }
  expect(await recipient.known()).toMatchObject({ received: LESSONS.slice(0, 1) });
  expect(await recipient.askAt(dayAt(1, 19) + MINUTE_MS, pausing)).toMatchObject(WAITS);
  expect(await recipient.askAt(dayAt(1, 19) + 2 * MINUTE_MS, askingForNext)).toMatchObject(WAITS);
  for (const quarters of [1, 2, 3, 4]) await course.tickAt(dayAt(1, 19) + quarters * QUARTER_MS);
  expect(await recipient.known()).toMatchObject({ status: 'paused', received: LESSONS.slice(0, 3) });
  expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 3));
});
