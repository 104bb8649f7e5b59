/** A reader moves to another address: what comes where, and what the links of either mean. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { moveAddress } from '../../src/subscribers/change-address.ts';
import { deleteSubscriber } from '../../src/subscribers/delete.ts';
import { restore } from '../../src/subscribers/restore.ts';
import { stillReads } from '../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { liveTo } from '../support/identity.ts';
import { tracesOf } from '../support/leak.ts';
import { withKv } from '../support/store.ts';
import { requestServicesOf } from './dying.ts';
import { confirming, leaving, movingTo, pausing, resuming } from './requests.ts';

const course = useCourse();

const OLD = 'anna@reader.example';
const NEW = 'anna@elsewhere.example';
const LESSONS = slugsOf(shipped);

/** Presses the button of a link that was issued so many ms before. */
async function moveAt(instant: number, { from = OLD, to = NEW, age = 0 } = {}) {
  await course.setTime(instant);
  return moveAddress(
    { id: await subscriberId(from), address: to },
    instant - age,
    instant,
    await requestServicesOf(course),
  );
}

async function both(): Promise<string[]> {
  return [...(await course.lessonsOf(OLD)), ...(await course.lessonsOf(NEW))];
}

describe('a reader who moves', () => {
  test('gets every later lesson at the new address, once and in order', async () => {
    await course.join(OLD, { name: 'Anna' });
    await liveTo(course, dayAt(3, 9));
    expect(await moveAt(dayAt(3, 9) + MINUTE_MS)).toMatchObject({ kind: 'moved', id: await subscriberId(NEW) });
    await course.setTime(dayAt(3, 9));
    await liveTo(course, dayAt(5, 9));
    expect(await course.lessonsOf(OLD)).toEqual(LESSONS.slice(0, 4));
    expect(await course.lessonsOf(NEW)).toEqual(LESSONS.slice(4, 6));
    await liveTo(course, dayAt(10, 9));
    expect(await both()).toEqual(LESSONS);
    expect(await course.subscriber(NEW)).toMatchObject({ name: 'Anna', movedFrom: await subscriberId(OLD) });
  });

  test('by pressing twice has moved once', async () => {
    await course.join(OLD);
    await moveAt(NOON + HOUR_MS);
    const moved = await course.subscriber(NEW);
    expect(await moveAt(NOON + HOUR_MS + MINUTE_MS, { age: MINUTE_MS })).toMatchObject({ kind: 'already' });
    expect(await course.subscriber(NEW)).toEqual(moved);
  });

  test('while a lesson is on its way moves right after it', async () => {
    await course.join(OLD);
    await liveTo(course, dayAt(1, 6));
    expect(await moveAt(dayAt(1, 7) - MINUTE_MS)).toMatchObject({ kind: 'after-lesson' });
    await course.tickAt(dayAt(1, 7));
    await course.tickAt(dayAt(1, 7.25));
    expect(await course.subscriber(OLD)).toMatchObject({ status: 'left', movedTo: await subscriberId(NEW) });
    await liveTo(course, dayAt(9, 9));
    expect(await course.lessonsOf(OLD)).toEqual(LESSONS.slice(0, 2));
    expect(await both()).toEqual(LESSONS);
  });

  test('keeps their hour, and what they asked for just before', async () => {
    await course.join(OLD);
    await liveTo(course, dayAt(1, 6));
    await course.setTime(dayAt(1, 7) - 2 * MINUTE_MS);
    await movingTo(21)(OLD, await requestServicesOf(course));
    await moveAt(dayAt(1, 7) - MINUTE_MS);
    await course.tickAt(dayAt(1, 7));
    await course.tickAt(dayAt(1, 7.25));
    await course.tickAt(dayAt(1, 7.5));
    await liveTo(course, dayAt(9, 23));
    expect(await course.subscriber(NEW)).toMatchObject({ status: 'active', sendHour: 21 });
    expect(await both()).toEqual(LESSONS);
  });

  test('takes along what they ask for while the move waits for a lesson', async () => {
    await course.join(OLD);
    await liveTo(course, dayAt(1, 6));
    expect(await moveAt(dayAt(1, 7) - 2 * MINUTE_MS)).toMatchObject({ kind: 'after-lesson' });
    await course.setTime(dayAt(1, 7) - MINUTE_MS);
    await movingTo(21)(OLD, await requestServicesOf(course));
    await liveTo(course, dayAt(2, 12));
    expect(await course.subscriber(NEW)).toMatchObject({ status: 'active', sendHour: 21 });
    await liveTo(course, dayAt(9, 22));
    expect(await both()).toEqual(LESSONS);
  });

  test('while paused stays paused, and goes on from the new page', async () => {
    await course.join(OLD);
    await pausing(OLD, await requestServicesOf(course));
    await moveAt(NOON + HOUR_MS);
    await liveTo(course, dayAt(2, 9));
    expect(await course.subscriber(NEW)).toMatchObject({ status: 'paused' });
    await resuming(NEW, await requestServicesOf(course));
    await liveTo(course, dayAt(12, 9));
    expect(await both()).toEqual(LESSONS);
  });

  test('having had the whole course gets none of it again', async () => {
    await course.join(OLD);
    await liveTo(course, dayAt(9, 9));
    expect(await moveAt(dayAt(9, 10))).toMatchObject({ kind: 'moved' });
    await liveTo(course, dayAt(12, 9));
    expect(await both()).toEqual(LESSONS);
  });

  test('gets no lesson again that they had at the new address before', async () => {
    await confirming(NEW, await requestServicesOf(course));
    await liveTo(course, dayAt(2, 9));
    await leaving(NEW, await requestServicesOf(course));
    await course.setTime(dayAt(2, 10));
    await confirming(OLD, await requestServicesOf(course));
    await moveAt(dayAt(2, 11));
    await liveTo(course, dayAt(12, 9));
    expect(await course.lessonsOf(NEW)).toEqual(LESSONS);
    expect(await course.lessonsOf(OLD)).toEqual(LESSONS.slice(0, 1));
  });

  test('and back again has every lesson once', async () => {
    await course.join(OLD);
    await liveTo(course, dayAt(2, 9));
    await moveAt(dayAt(2, 10));
    await course.setTime(dayAt(2, 9));
    await liveTo(course, dayAt(4, 9));
    expect(await moveAt(dayAt(4, 10), { from: NEW, to: OLD })).toMatchObject({ kind: 'moved' });
    await course.setTime(dayAt(4, 9));
    await liveTo(course, dayAt(10, 9));
    expect(await course.lessonsOf(OLD)).toEqual([...LESSONS.slice(0, 3), ...LESSONS.slice(5)]);
    expect(await course.lessonsOf(NEW)).toEqual(LESSONS.slice(3, 5));
    await course.leave(OLD);
    expect(await course.subscriber(OLD)).toMatchObject({ status: 'left' });
  });
});

describe('a move is not made', () => {
  test('where somebody takes part with the new address', async () => {
    await course.join(OLD);
    await course.join(NEW);
    expect(await moveAt(NOON + HOUR_MS)).toEqual({ kind: 'taken' });
    await pausing(NEW, await requestServicesOf(course));
    expect(await moveAt(NOON + 2 * HOUR_MS)).toEqual({ kind: 'taken' });
  });

  test('by a link that is older than the leaving of either address', async () => {
    await course.join(OLD);
    await course.join(NEW);
    await course.setTime(NOON + HOUR_MS);
    await leaving(NEW, await requestServicesOf(course));
    expect(await moveAt(NOON + 2 * HOUR_MS, { age: 90 * MINUTE_MS })).toEqual({ kind: 'outdated' });
    await leaving(OLD, await requestServicesOf(course));
    expect(await moveAt(NOON + 3 * HOUR_MS)).toEqual({ kind: 'outdated' });
  });

  test('where the new address has had itself deleted', async () => {
    await course.join(OLD);
    await course.join(NEW);
    await deleteSubscriber(await subscriberId(NEW), NOON + MINUTE_MS, await requestServicesOf(course));
    expect(await moveAt(NOON + HOUR_MS)).toEqual({ kind: 'outdated' });
  });

  test('by an old link, once somebody has signed up anew with the old address', async () => {
    await course.join(OLD);
    await moveAt(NOON + HOUR_MS);
    await course.setTime(NOON + 2 * HOUR_MS);
    await confirming(OLD, await requestServicesOf(course));
    expect(await course.subscriber(OLD)).toMatchObject({ status: 'active' });
    expect(await moveAt(NOON + 3 * HOUR_MS, { age: 2 * HOUR_MS, to: 'third@reader.example' })).toEqual({
      kind: 'outdated',
    });
  });
});

describe('after a move', () => {
  test('the mails at the old address still leave the course', async () => {
    await course.join(OLD);
    await moveAt(NOON + HOUR_MS);
    await course.setTime(NOON + 2 * HOUR_MS);
    await course.leave(OLD);
    expect(await course.subscriber(NEW)).toMatchObject({ status: 'left' });
    await liveTo(course, dayAt(2, 9));
    expect(await course.lessonsOf(NEW)).toEqual([]);
  });

  test('leaving at a place that did not know of it counts, before or after it', async () => {
    for (const [index, isBefore] of [true, false].entries()) {
      const [from, to] = [`old-${index}@reader.example`, `new-${index}@reader.example`];
      const began = dayAt(index * 2, 12);
      await course.setTime(began);
      await confirming(from, await requestServicesOf(course));
      await course.tickAt(began + QUARTER_MS);
      const before = await course.subscriber(from);
      await course.setTime(began + HOUR_MS);
      const services = await requestServicesOf(course);
      const unaware = withKv(services, stillReads(services.kv, `subscriber:${await subscriberId(from)}`, before));
      const now = Date.now();
      const link = { id: await subscriberId(from), address: to };
      if (isBefore) {
        await leaving(from, services);
        await course.setTime(now + MINUTE_MS);
        await moveAddress(link, now, now + MINUTE_MS, unaware);
      } else {
        await moveAddress(link, now, now, services);
        await course.setTime(now + MINUTE_MS);
        await leaving(from, unaware);
      }
      expect(await course.subscriber(to)).toMatchObject({ status: 'active' });
      await course.tickAt(now + QUARTER_MS);
      await liveTo(course, now + DAY_MS);
      expect([index, (await course.subscriber(to))?.status]).toEqual([index, 'left']);
      expect(await course.lessonsOf(to)).toEqual([]);
    }
  });

  test('deleting takes both addresses, and taking it back brings both', async () => {
    await course.join(OLD, { name: 'Annabella' });
    await moveAt(NOON + HOUR_MS);
    const now = NOON + 2 * HOUR_MS;
    await course.setTime(now);
    expect(await deleteSubscriber(await subscriberId(OLD), now, await requestServicesOf(course))).toBeNull();
    const first = await deleteSubscriber(await subscriberId(NEW), now, await requestServicesOf(course));
    await restore(await subscriberId(NEW), first?.undo ?? '', now + MINUTE_MS, await requestServicesOf(course));
    expect(await course.subscriber(OLD)).toMatchObject({ status: 'left', movedTo: await subscriberId(NEW) });
    await course.setTime(now + HOUR_MS);
    await deleteSubscriber(await subscriberId(NEW), now + HOUR_MS, await requestServicesOf(course));
    await liveTo(course, dayAt(2, 9));
    expect(await tracesOf(course, [OLD, NEW, 'Annabella'])).toEqual([]);
    expect(await both()).toEqual(LESSONS.slice(0, 1));
  });
});
