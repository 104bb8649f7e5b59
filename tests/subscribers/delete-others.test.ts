/** What a deletion means to those beside the reader: nothing, since no place of theirs shifts. */
import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, lessonIn, useCourse } from '../support/harness.ts';
import { eraseAt } from '../support/identity.ts';
import { tracesOf } from '../support/leak.ts';
import { useErrorLog } from '../support/log.ts';
import { keyNames } from '../support/state.ts';

const course = useCourse();
useErrorLog();

const LESSONS = slugsOf(shipped);

/** The addresses of two hundreds of one cohort, in the order of their places. */
async function twoHundreds(): Promise<string[]> {
  const addresses = await fillCohort(course.env.KV, 150);
  const withIds = await Promise.all(addresses.map(async (address) => [await subscriberId(address), address] as const));
  return withIds.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, address]) => address);
}

describe('while readers are deleted, the others', () => {
  test('of two hundreds get every lesson once, also where the second is a lesson behind the first', async () => {
    const addresses = await twoHundreds();
    await course.tickAt(dayAt(1, 7));
    await course.resend.set({ poison: addresses.slice(100) });
    await course.tickAt(dayAt(2, 7));
    await course.resend.set({ poison: [] });
    const gone = [0, 50, 99, 149].flatMap((index) => addresses[index] ?? []);
    for (const address of gone) await eraseAt(course, dayAt(2, 9), address);
    await course.setTime(dayAt(2, 9));
    for (const hour of [10, 11, 12, 13, 14]) await course.tickAt(dayAt(2, hour));
    expect(await tracesOf(course, gone)).toEqual([]);
    for (let day = 3; day <= 10; day += 1) await course.tickAt(dayAt(day, 7));
    const mails = Object.groupBy(await course.resend.mails(), ({ to }) => to.join());
    const had = addresses.map((address) => (mails[address] ?? []).map(lessonIn));
    const until = addresses.map((address, index) => (gone.includes(address) ? (index < 100 ? 3 : 2) : undefined));
    expect(had).toEqual(until.map((end) => LESSONS.slice(1, end)));
  }, 120_000);

  test('keep their hundreds while a lesson may be on its way: no key is touched within an hour of it', async () => {
    const addresses = await fillCohort(course.env.KV, 3);
    await course.tickAt(dayAt(1, 7));
    const places = async () => (await keyNames(course.env.KV)).filter((name) => name.startsWith('enrollment:'));
    const before = await places();
    await eraseAt(course, dayAt(1, 7) + MINUTE_MS, addresses[0] ?? '');
    for (const hour of [7.25, 7.5, 7.75]) await course.tickAt(dayAt(1, hour));
    expect(await places()).toEqual(before);
    await course.tickAt(dayAt(1, 8.25));
    expect(await places()).not.toEqual(before);
    expect(await places()).toHaveLength(3);

    const later = await places();
    await eraseAt(course, dayAt(2, 6) - 5 * MINUTE_MS, addresses[1] ?? '');
    await course.resend.set({ dailyQuota: 0 });
    for (const hour of [6.25, 7, 9, 11]) await course.tickAt(dayAt(2, hour));
    expect(await places()).toEqual(later);
    await course.resend.set({ dailyQuota: null });
    for (const hour of [12, 13.25, 13.5]) await course.tickAt(dayAt(2, hour));
    expect(await tracesOf(course, addresses.slice(0, 2))).toEqual([]);
    expect(await course.lessonsOf(addresses[2] ?? '')).toEqual(LESSONS.slice(1, 3));
  });
});
