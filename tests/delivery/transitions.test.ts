/** The tick finishes what Workers left half done, and dies over it itself; what it cannot see yet counts all the same. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { runTick } from '../../src/delivery/run-tick.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { failingWrites, meanwhile, stillLists, stillReads } from '../stand-ins/kv/wrappers.ts';
import { doUntilDeath, eachDeath, requestServicesOf, tickServicesOf } from '../subscribers/dying.ts';
import { type Ask, confirming, leaving, movingTo, pausing, resuming } from '../subscribers/requests.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { keyNames, keysIn } from '../support/state.ts';
import { withKv } from '../support/store.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);

/** Asks at an instant (ms). */
async function askAt(instant: number, ask: Ask, email = EMAIL): Promise<void> {
  await course.setTime(instant);
  await ask(email, await requestServicesOf(course));
}

/** Asks at an instant (ms) of a Worker that can't write keys that begin with `prefix`, and gives up there. */
async function askInVainAt(instant: number, ask: Ask, prefix: string, email = EMAIL): Promise<void> {
  await course.setTime(instant);
  const services = await requestServicesOf(course);
  await expect(ask(email, withKv(services, failingWrites(services.kv, prefix)))).rejects.toThrow('429');
}

/** Asks at an instant (ms) at a place that still sees the reader as they were. */
async function askUnknowinglyAt(instant: number, ask: Ask, old: unknown): Promise<void> {
  await course.setTime(instant);
  const services = await requestServicesOf(course);
  await ask(EMAIL, withKv(services, stillReads(services.kv, 'subscriber:', old)));
}

async function liveDays(from: number, to: number, hours = [7]): Promise<void> {
  for (let day = from; day <= to; day += 1) for (const hour of hours) await course.tickAt(dayAt(day, hour));
}

/** The cohorts in which somebody's place is filled. */
async function filledPlaces(): Promise<string[]> {
  const keys = (await keysIn(course.env.KV)).filter(({ name }) => name.startsWith('enrollment:'));
  return keys.filter(({ metadata }) => Object.keys(metadata ?? {}).length > 0).map(({ name }) => name);
}

/** A change of which a Worker made nothing but the note. */
interface HalfDone {
  ask: Ask;
  /** The first write that is missing. */
  missing: string;
  /** What was done before. */
  past: Ask[];
}

test.each<[string, HalfDone]>([
  ['a confirmation', { ask: confirming, missing: 'subscriber:', past: [] }],
  ['a return', { ask: confirming, missing: 'subscriber:', past: [confirming, leaving] }],
  ['another hour', { ask: movingTo(8), missing: 'enrollment:', past: [confirming] }],
  ['a resumption', { ask: resuming, missing: 'subscriber:', past: [confirming, pausing] }],
])('a tick that dies anywhere over %s leaves the rest to the next, and the course is whole', async (_, halfDone) => {
  const { ask, missing, past } = halfDone;
  const addressOf = (index: number) => `reader-${index}@reader.example`;
  await course.tickAt(NOON);
  const count = await eachDeath(async (death, index) => {
    const email = addressOf(index);
    const began = Date.now();
    for (const [minute, done] of past.entries()) await askAt(began + minute, done, email);
    // So long ago that the ticks know it, and those that died before have been made up for.
    await course.tickAt(began + 5 * MINUTE_MS + 10);
    await askInVainAt(began + 6 * MINUTE_MS, ask, missing, email);
    await course.setTime(began + 11 * MINUTE_MS);
    const isWhole = await doUntilDeath(await tickServicesOf(course), death, (services) =>
      runTick(Date.now(), services),
    );
    if (isWhole) expect((await keyNames(course.env.KV)).join()).not.toContain('change:');
    return isWhole;
  });
  expect(count).toBeGreaterThan(20);
  await course.tickAt(Date.now() + QUARTER_MS);
  expect((await keyNames(course.env.KV)).join()).not.toMatch(/change:|pending:/);
  await liveDays(1, 11, [7, 8]);
  for (let index = 0; index < count; index += 1) {
    expect([index, await course.lessonsOf(addressOf(index))]).toEqual([index, LESSONS]);
  }
});

test('a tick that dies anywhere over a leaving leaves the rest to the next, and no lesson comes', async () => {
  const addressOf = (index: number) => `reader-${index}@reader.example`;
  await course.tickAt(NOON);
  const count = await eachDeath(async (death, index) => {
    const began = Date.now();
    await askAt(began, confirming, addressOf(index));
    await course.tickAt(began + 5 * MINUTE_MS);
    await askInVainAt(began + 6 * MINUTE_MS, leaving, 'enrollment:', addressOf(index));
    await course.setTime(began + 11 * MINUTE_MS);
    return doUntilDeath(await tickServicesOf(course), death, (services) => runTick(Date.now(), services));
  });
  expect(count).toBeGreaterThan(10);
  await liveDays(1, 3);
  expect(await filledPlaces()).toEqual([]);
  for (let index = 0; index < count; index += 1) {
    expect([index, await course.lessonsOf(addressOf(index))]).toEqual([index, LESSONS.slice(0, 1)]);
  }
});

describe('leaving', () => {
  test('counts, whatever a place asked of the reader within KV’s minute that did not know of it', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    const before = await course.subscriber(EMAIL);
    await askAt(NOON + HOUR_MS, leaving);
    await askUnknowinglyAt(NOON + HOUR_MS + MINUTE_MS, movingTo(21), before);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await course.tickAt(NOON + HOUR_MS + QUARTER_MS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left', leftAt: NOON + HOUR_MS });
    expect(await filledPlaces()).toEqual([]);
    await liveDays(1, 2, [7, 21]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));

    await askAt(dayAt(3, 0), confirming);
    await liveDays(3, 11);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('counts, also where that place came no further than to write it down', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    const before = await course.subscriber(EMAIL);
    await askAt(NOON + HOUR_MS, leaving);
    await course.setTime(NOON + HOUR_MS + MINUTE_MS);
    const services = await requestServicesOf(course);
    const kv = stillReads(failingWrites(services.kv, 'subscriber:'), 'subscriber:', before);
    await expect(movingTo(21)(EMAIL, withKv(services, kv))).rejects.toThrow('429');
    await course.tickAt(NOON + HOUR_MS + QUARTER_MS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
    await liveDays(1, 2, [7, 21]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
  });

  test('does not outweigh a confirmation right after it', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    await askAt(NOON + HOUR_MS, leaving);
    await askAt(NOON + HOUR_MS + MINUTE_MS, confirming);
    await course.tickAt(NOON + HOUR_MS + QUARTER_MS);
    expect(await filledPlaces()).toHaveLength(1);
    await liveDays(1, 8);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('that a Worker left half done while a long tick sent the lesson does not bring it again on coming back', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    await course.setTime(dayAt(1, 7) + MINUTE_MS);
    const services = await tickServicesOf(course);
    const kv = meanwhile(services.kv, { method: 'list', prefix: 'enrollment:0700' }, async () => {
      await askInVainAt(dayAt(1, 7) + 2 * MINUTE_MS, leaving, 'enrollment:');
      await course.setTime(dayAt(1, 7) + 9 * MINUTE_MS);
    });
    await runTick(dayAt(1, 7), withKv(services, kv));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
    await course.tickAt(dayAt(1, 7.25));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
    await askAt(dayAt(1, 9), confirming);
    await liveDays(2, 9);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });
});

describe('a reader whose place is missing as their cohort is about to begin', () => {
  test('is moved to a later one: they never had it', async () => {
    await askInVainAt(NOON, confirming, 'enrollment:');
    await course.tickAt(dayAt(1, 6.5));
    await liveDays(1, 10);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('is moved to a later one: they paused, and came back into the same', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    await askAt(dayAt(1, 0.5), pausing);
    await askInVainAt(dayAt(1, 0.75), resuming, 'enrollment:');
    await course.tickAt(dayAt(1, 6.5));
    await liveDays(1, 10);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('is moved to a later one by a tick that cron delivers hours late, too', async () => {
    await askInVainAt(NOON, confirming, 'enrollment:');
    await course.setTime(dayAt(1, 7) + MINUTE_MS);
    await runTick(dayAt(1, 5), await tickServicesOf(course));
    expect(await filledPlaces()).toEqual([expect.stringContaining('0700.2030-01-17.')]);
  });

  test('keeps the hour that they asked for last', async () => {
    await askAt(NOON, confirming);
    await course.tickAt(NOON + QUARTER_MS);
    await askAt(dayAt(1, 0.5), pausing);
    await askInVainAt(dayAt(1, 0.75), resuming, 'enrollment:');
    await askInVainAt(dayAt(1, 0.9), movingTo(21), 'subscriber:');
    await course.tickAt(dayAt(1, 6.5));
    await course.tickAt(dayAt(1, 6.75));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active', sendHour: 21 });
    await liveDays(1, 9, [7, 21]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('stays paused where the tick cannot see yet that they have paused', async () => {
    await askInVainAt(NOON, confirming, 'enrollment:');
    const { KV } = course.env;
    const before = await course.subscriber(EMAIL);
    const changes = await KV.list({ prefix: 'change:' });
    await askAt(dayAt(1, 6.5) - MINUTE_MS / 2, pausing);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    const old = stillLists(stillReads(KV, 'subscriber:', before), 'change:', changes);
    await course.with({ KV: old }).tickAt(dayAt(1, 6.5));
    await course.tickAt(dayAt(1, 6.75));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    expect(await filledPlaces()).toEqual([]);
  });
});
