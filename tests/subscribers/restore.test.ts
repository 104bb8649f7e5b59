/** A deletion is taken back. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { eraseAt, joinWithoutLesson, liveTo, restoreAt } from '../support/identity.ts';
import { keyNames } from '../support/state.ts';
import { requestServicesOf } from './dying.ts';
import { pausing } from './requests.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const NAME = 'Annabella';
const LESSONS = slugsOf(shipped);

const join = () => course.join(EMAIL, { name: NAME });

describe('within the hour', () => {
  test('a deletion can be taken back: the course goes on, and nothing comes twice', async () => {
    await join();
    await liveTo(course, dayAt(2, 9));
    const undo = await eraseAt(course, dayAt(2, 9) + MINUTE_MS, EMAIL);
    await course.tickAt(dayAt(2, 9.25));
    const back = await restoreAt(course, dayAt(2, 9.75), undo);
    expect(back).toMatchObject({ status: 'active', address: EMAIL, name: NAME });
    await liveTo(course, dayAt(10, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
    expect((await keyNames(course.env.KV)).filter((name) => /^(erased|change):/.test(name))).toEqual([]);
  });

  test('taking it back twice is the same as once, and leaving after it counts', async () => {
    await join();
    const undo = await eraseAt(course, NOON + HOUR_MS, EMAIL);
    const back = await restoreAt(course, NOON + HOUR_MS + MINUTE_MS, undo);
    expect(await restoreAt(course, NOON + HOUR_MS + 2 * MINUTE_MS, undo)).toEqual(back);
    await course.setTime(NOON + HOUR_MS + 3 * MINUTE_MS);
    await course.leave(EMAIL);
    expect(await restoreAt(course, NOON + HOUR_MS + 4 * MINUTE_MS, undo)).toMatchObject({ status: 'left' });
  });

  test('a lesson 1 that was not away yet goes on its way again', async () => {
    await joinWithoutLesson(course, EMAIL, NAME);
    const undo = await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await course.resend.set({ dailyQuota: null });
    await restoreAt(course, NOON + QUARTER_MS, undo);
    await liveTo(course, dayAt(9, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('a lesson that was on its way as they were deleted comes once', async () => {
    await join();
    await liveTo(course, dayAt(1, 6));
    const undo = await eraseAt(course, dayAt(1, 7) + MINUTE_MS, EMAIL);
    await course.tickAt(dayAt(1, 7.25));
    await restoreAt(course, dayAt(1, 7.5), undo);
    await liveTo(course, dayAt(10, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('who has had the whole course is not sent any of it again', async () => {
    await join();
    await liveTo(course, dayAt(9, 9));
    const undo = await eraseAt(course, dayAt(9, 10), EMAIL);
    await restoreAt(course, dayAt(9, 10.5), undo);
    await liveTo(course, dayAt(12, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
  });

  test('who was paused, or gone, is so again', async () => {
    await join();
    await pausing(EMAIL, await requestServicesOf(course));
    const undo = await eraseAt(course, NOON + HOUR_MS, EMAIL);
    await restoreAt(course, NOON + HOUR_MS + QUARTER_MS, undo);
    await liveTo(course, dayAt(2, 9));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    await course.leave(EMAIL);
    const again = await eraseAt(course, dayAt(2, 10), EMAIL);
    await restoreAt(course, dayAt(2, 10.5), again);
    await liveTo(course, dayAt(4, 9));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
  });

  test('and not after it: the token is refused, and nobody is mailed', async () => {
    await join();
    const undo = await eraseAt(course, NOON + HOUR_MS, EMAIL);
    expect(await restoreAt(course, NOON + 2 * HOUR_MS, undo)).toBeNull();
    expect(await course.subscriber(EMAIL)).toBeNull();
  });
});
