/** A reader takes back that they left, and says why they did. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { giveReason, unsubscribe } from '../../src/subscribers/unsubscribe.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { stateOf } from '../support/state.ts';
import { storeOf } from '../support/store.ts';
import { type Ask, comingBack, confirming, leaving, movingTo, pausing } from './requests.ts';
import { DONE, NOTHING, subscriberIn } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const recipient = subscriberIn(course, EMAIL);

const explaining =
  (reason: string | null): Ask =>
  async (address, services) =>
    giveReason(await subscriberId(address), reason, services);

describe('taking back that one left', () => {
  test('goes on with the next lesson, each once, at the hour that they had chosen', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 8), movingTo(9));
    await recipient.askAt(dayAt(1, 9), leaving);
    await recipient.liveDays(2, 3, [7, 9]);
    expect(await recipient.askAt(dayAt(3, 12), comingBack)).toMatchObject(DONE);
    expect(await recipient.known()).toMatchObject({ status: 'active', consent: { confirmedAt: dayAt(3, 12) } });
    await recipient.liveDays(4, 10, [7, 9]);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect((await recipient.hours())[2]).toBe(4 * 24 + 9);
    expect(await recipient.unsettled()).toEqual([]);
  });

  test('within the minute is as if they had stayed, but for a day where the hour is near', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), leaving);
    await recipient.askAt(dayAt(1, 9) + MINUTE_MS, comingBack);
    await course.tickAt(dayAt(1, 10));
    expect(await recipient.known()).toMatchObject({ status: 'active' });
    await recipient.liveDays(2, 8);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('twice is once', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), leaving);
    await recipient.askAt(dayAt(1, 10), comingBack);
    expect(await recipient.askAt(dayAt(1, 11), comingBack)).toMatchObject(NOTHING);
    await recipient.liveDays(2, 8);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('of who left as a lesson was on its way brings it no second time', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(2, 7), leaving);
    await course.tickAt(dayAt(2, 7));
    expect(await recipient.askAt(dayAt(2, 7) + 2 * HOUR_MS, comingBack)).toMatchObject(DONE);
    await recipient.liveDays(3, 10);
    const lessons = await recipient.lessons();
    expect(new Set(lessons).size).toBe(lessons.length);
    expect(lessons.filter((slug) => slug !== LESSONS[2])).toEqual(LESSONS.filter((slug) => slug !== LESSONS[2]));
  });

  test('goes back to a pause', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), pausing);
    await recipient.askAt(dayAt(1, 10), leaving);
    expect(await recipient.askAt(dayAt(1, 11), comingBack)).toMatchObject(DONE);
    expect((await recipient.known()).status).toBe('paused');
    await recipient.liveDays(2, 3);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 2));
  });

  test('brings nothing to who has had it all', async () => {
    await recipient.haveTwo();
    await recipient.liveDays(2, 8);
    await recipient.askAt(dayAt(9, 9), leaving);
    expect(await recipient.askAt(dayAt(9, 10), comingBack)).toMatchObject(DONE);
    await recipient.liveDays(10, 12);
    expect(await recipient.lessons()).toEqual(LESSONS);
    expect(await recipient.position()).toMatchObject({ received: LESSONS, next: null });
  });

  test('brings the first lesson to who left before it was away, once', async () => {
    await course.resend.set({ down: true });
    await recipient.join();
    await recipient.askAt(NOON + HOUR_MS, leaving);
    await course.resend.set({ down: false });
    expect(await recipient.askAt(NOON + 2 * HOUR_MS, comingBack)).toMatchObject(DONE);
    for (const hours of [3, 4]) await course.tickAt(NOON + hours * HOUR_MS);
    expect(await recipient.lessons()).toEqual(LESSONS.slice(0, 1));
    await recipient.liveDays(1, 9);
    expect(await recipient.lessons()).toEqual(LESSONS);
  });

  test('is not open to who is in the course, has bounced, or moved to another address', async () => {
    await recipient.haveTwo();
    expect(await recipient.askAt(dayAt(1, 9), comingBack)).toMatchObject(NOTHING);
    const id = await subscriberId(EMAIL);
    const known = await recipient.known();
    for (const gone of [{ status: 'bounced' }, { status: 'left', movedTo: 'f00' }] as const) {
      await storeOf(course.env.KV).subscribers.put(id, { ...known, ...gone });
      const before = await stateOf(course);
      expect(await recipient.askAt(dayAt(1, 10), comingBack)).toMatchObject(NOTHING);
      expect(await stateOf(course)).toEqual(before);
    }
  });

  test('is nothing where nobody is known', async () => {
    expect(await recipient.askAt(NOON, comingBack)).toBeNull();
    expect(await recipient.askAt(NOON, explaining('Too much'))).toBeNull();
  });
});

describe('why somebody left', () => {
  test('is remembered, and the place stays as it is', async () => {
    await recipient.haveTwo();
    await recipient.askAt(dayAt(1, 9), leaving);
    const before = await recipient.known();
    await recipient.askAt(dayAt(1, 10), explaining('It was too much.'));
    expect(await recipient.known()).toEqual({ ...before, leaveReason: 'It was too much.' });
    await course.tickAt(dayAt(1, 10) + QUARTER_MS);
    expect(await recipient.known()).toEqual({ ...before, leaveReason: 'It was too much.' });
  });

  test('can come with the leaving, and is forgotten with coming back, by either way', async () => {
    await recipient.haveTwo();
    const leavingBecause: Ask = async (address, services) =>
      unsubscribe(await subscriberId(address), Date.now(), services, { reason: 'Enough' });
    for (const [hour, back] of [comingBack, confirming].entries()) {
      await recipient.askAt(dayAt(1, 9 + hour), leavingBecause);
      expect((await recipient.known()).leaveReason).toBe('Enough');
      await recipient.askAt(dayAt(1, 9.5 + hour), back);
      expect(await recipient.known()).not.toHaveProperty('leaveReason');
    }
  });

  test('is asked of nobody who has not left', async () => {
    await recipient.haveTwo();
    const before = await stateOf(course);
    await recipient.askAt(dayAt(1, 9), explaining('Never'));
    expect(await stateOf(course)).toEqual(before);
  });
});
