/** A slot with thousands of places whose courses are over: what a tick does not look at any more, and what it still does. */

import { expect, test } from 'vitest';
import { counted } from '../stand-ins/kv/wrappers.ts';
import { fillCohort, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();

const OLD = { ...TOMORROW_AT_SEVEN, day: '2029-12-01' };

async function setHorizon(day: string, delivered: number): Promise<void> {
  const lastTick = { at: delivered, error: null, errorAt: null, usedToday: null };
  const clock = { delivered, lastTick, incidents: [], activeAt: null, horizons: { '0700': day } };
  await storeOf(course.env.KV).clock.put(clock);
}

test('from its horizon on, a slot is listed day by day, and nothing before that', async () => {
  const addresses = await fillCohort(course.env.KV, 2);
  await fillCohort(course.env.KV, 2, OLD, 'old');
  await setHorizon('2030-01-15', dayAt(1, 6.75));
  const { kv, listed } = counted(course.env.KV);
  expect(await course.with({ KV: kv }).tickAt(dayAt(1, 7))).toMatchObject({ batches: 1, lessons: 2, left: 0 });
  expect(listed).toEqual([
    'c',
    'enrollment:0700.2030-01-15.',
    'enrollment:0700.2030-01-16.',
    'batch:0700.2030-01-15.',
    'batch:0700.2030-01-16.',
  ]);
  expect(await course.lessonsOf(addresses[0] ?? '')).toHaveLength(1);
});

test('the horizon moves on as courses are over, and not past one that waits for a lesson', async () => {
  await fillCohort(course.env.KV, 1);
  await fillCohort(course.env.KV, 1, { ...TOMORROW_AT_SEVEN, day: '2030-01-18' }, 'later');
  await setHorizon('2030-01-10', dayAt(1, 6.75));
  const horizons: (string | undefined)[] = [];
  for (let day = 1; day <= 12; day += 1) {
    await course.tickAt(dayAt(day, 7));
    horizons.push((await storeOf(course.env.KV).clock.get()).horizons['0700']);
  }
  // Eight lessons each, and the day after its last one a cohort is seen to be over.
  expect(horizons).toEqual([
    ...Array.from({ length: 8 }, () => '2030-01-16'),
    ...Array.from({ length: 2 }, () => '2030-01-18'),
    '2030-01-26',
    '2030-01-27',
  ]);
  expect(await course.resend.mails()).toHaveLength(16);
});

test('where something is left the horizon stays', async () => {
  await fillCohort(course.env.KV, 1);
  await setHorizon('2030-01-10', dayAt(1, 6.75));
  await course.resend.set({ faults: [{ kind: 'drop-before', calls: 3 }] });
  expect(await course.tickAt(dayAt(1, 7))).toMatchObject({ left: 1 });
  expect((await storeOf(course.env.KV).clock.get()).horizons).toEqual({ '0700': '2030-01-10' });
});

test('a slot with few places has none', async () => {
  await fillCohort(course.env.KV, 3);
  await course.tickAt(dayAt(1, 7));
  expect((await storeOf(course.env.KV).clock.get()).horizons).toEqual({});
});
