/** A Worker dies at each operation on KV in turn, of whatever a reader asks for; then the ticks go on. */
import { describe, expect, test } from 'vitest';
import { slugsOf } from '../../src/core/course.ts';
import { subscriberId } from '../../src/core/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/core/time.ts';
import { course as shipped } from '../../src/course.ts';
import { dayAt, lessonIn, NOON, useCourse } from '../support/harness.ts';
import { keysIn } from '../support/state.ts';
import { type Ask, confirming, leaving, movingTo, pausing, resuming } from './asks.ts';
import { doUntilDeath, eachDeath, edgesOf } from './dying.ts';

const course = useCourse();

const LESSONS = slugsOf(shipped);

const addressOf = (index: number) => `reader-${index}@reader.example`;

/** One reader for each death, each of whom has lived through `past` before they ask; returns their addresses. */
async function dieAtEach(ask: Ask, past: Ask[] = []): Promise<string[]> {
  const edges = await edgesOf(course);
  const count = await eachDeath(async (death, index) => {
    for (const done of past) {
      await done(addressOf(index), edges);
      await course.setTime(Date.now() + MINUTE_MS);
    }
    return doUntilDeath(edges, death, (dying) => ask(addressOf(index), dying));
  });
  expect(count).toBeGreaterThan(6);
  expect(count).toBeLessThanOrEqual(MANY);
  return Array.from({ length: count }, (_, index) => addressOf(index));
}

/** The ticks that matter: the next two, and those of the hours at which lessons leave, up to and with a later day's. */
async function liveUntil(day: number): Promise<void> {
  for (const wait of [1, 2]) await course.tickAt(Date.now() + wait * QUARTER_MS);
  const last = Date.now();
  const hours = Array.from({ length: day + 1 }, (_, index) => [dayAt(index, 7), dayAt(index, 21)]).flat();
  for (const hour of hours) if (hour > last) await course.tickAt(hour);
}

/** In how many cohorts each reader's place is filled; and that what KV keeps of a change is gone. */
async function placesOf(addresses: readonly string[]): Promise<number[]> {
  const keys = await keysIn(course.env.KV);
  expect(keys.filter(({ name }) => /^(change|welcome):/.test(name))).toEqual([]);
  const filled = keys.filter(
    ({ name, metadata }) => name.startsWith('enrollment:') && Object.keys(metadata ?? {}).length,
  );
  const ids = await Promise.all(addresses.map(subscriberId));
  return ids.map((id) => filled.filter(({ name }) => name.endsWith(id)).length);
}

async function statusOf(address: string) {
  return (await course.subscriber(address))?.status ?? null;
}

/** Everybody had the whole course, each lesson once, in order, and none too close to the one before. */
async function expectWholeCourse(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const lessons = (await course.mailsTo(address)).filter(lessonIn);
    expect([address, lessons.map(lessonIn)]).toEqual([address, LESSONS]);
    const gaps = lessons.slice(1).map(({ at }, index) => (at - (lessons[index]?.at ?? 0)) / HOUR_MS);
    expect(gaps[0]).toBeGreaterThanOrEqual(6);
    expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(12);
  }
}

/** Somebody presses the button again. */
async function again(ask: Ask, addresses: readonly string[]): Promise<void> {
  const edges = await edgesOf(course);
  for (const address of addresses) await ask(address, edges);
}

describe('a Worker that dies while a reader confirms', () => {
  test('has begun their whole course, or nothing of it', async () => {
    const readers = await dieAtEach(confirming);
    await liveUntil(10);
    const statuses = await Promise.all(readers.map(statusOf));
    expect(new Set(statuses)).toEqual(new Set([null, 'active']));
    const begun = readers.filter((_, index) => statuses[index] === 'active');
    await expectWholeCourse(begun);
    expect(await placesOf(begun)).toEqual(begun.map(() => 1));
    for (const address of readers) if (!begun.includes(address)) expect(await course.mailsTo(address)).toEqual([]);
  });

  test('and who then press the button again, have the whole course once', async () => {
    const readers = await dieAtEach(confirming);
    await course.setTime(NOON + 2 * MINUTE_MS);
    await again(confirming, readers);
    await liveUntil(10);
    await expectWholeCourse(readers);
    expect(await placesOf(readers)).toEqual(readers.map(() => 1));
  });
});

/** A reader in the morning of the second day: two lessons are there. */
async function inTheCourse(count: number): Promise<void> {
  const edges = await edgesOf(course);
  for (let index = 0; index < count; index += 1) await confirming(addressOf(index), edges);
  await course.tickAt(NOON + QUARTER_MS);
  await course.tickAt(dayAt(1, 7));
  await course.setTime(dayAt(1, 9));
}

/** At least as many readers as there are deaths. */
const MANY = 30;

test('a Worker that dies while a reader pauses has paused them whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(pausing);
  await liveUntil(4);
  const statuses = await Promise.all(readers.map(statusOf));
  expect(new Set(statuses)).toEqual(new Set(['paused', 'active']));
  expect(await placesOf(readers)).toEqual(statuses.map((status) => (status === 'paused' ? 0 : 1)));
  const paused = readers.filter((_, index) => statuses[index] === 'paused');
  for (const address of paused) expect(await course.lessonsOf(address)).toEqual(LESSONS.slice(0, 2));

  await again(resuming, paused);
  await liveUntil(14);
  await expectWholeCourse(readers);
});

test('a Worker that dies while a reader resumes has brought them on whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(resuming, [pausing]);
  await liveUntil(4);
  const statuses = await Promise.all(readers.map(statusOf));
  expect(new Set(statuses)).toEqual(new Set(['paused', 'active']));
  expect(await placesOf(readers)).toEqual(statuses.map((status) => (status === 'paused' ? 0 : 1)));

  await again(resuming, readers);
  await liveUntil(14);
  await expectWholeCourse(readers);
});

test('a Worker that dies while a reader moves their hour has moved them whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(movingTo(21));
  await liveUntil(3);
  const hours = await Promise.all(readers.map(async (one) => (await course.subscriber(one))?.sendHour));
  expect(new Set(hours)).toEqual(new Set([undefined, 21]));
  expect(await placesOf(readers)).toEqual(readers.map(() => 1));
  await liveUntil(10);
  await expectWholeCourse(readers);
});

test('a Worker that dies while a reader leaves has let them go whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(leaving);
  await liveUntil(3);
  const statuses = await Promise.all(readers.map(statusOf));
  expect(new Set(statuses)).toEqual(new Set(['left', 'active']));
  expect(await placesOf(readers)).toEqual(statuses.map((status) => (status === 'left' ? 0 : 1)));
  const gone = readers.filter((_, index) => statuses[index] === 'left');
  for (const address of gone) expect(await course.lessonsOf(address)).toEqual(LESSONS.slice(0, 2));

  await again(confirming, gone);
  await liveUntil(12);
  await expectWholeCourse(readers);
});

test('a Worker that dies while a reader comes back has brought them back whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(confirming, [leaving]);
  await liveUntil(3);
  const statuses = await Promise.all(readers.map(statusOf));
  expect(new Set(statuses)).toEqual(new Set(['left', 'active']));
  expect(await placesOf(readers)).toEqual(statuses.map((status) => (status === 'left' ? 0 : 1)));

  await again(confirming, readers);
  await liveUntil(12);
  await expectWholeCourse(readers);
});
