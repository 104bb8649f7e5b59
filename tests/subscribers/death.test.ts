/** A Worker dies at each operation on KV in turn, of whatever a reader asks for; then the ticks go on. */
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { deathsIn, LESSONS, MANY } from './deaths.ts';
import { confirming, leaving, movingTo, pausing, resuming } from './requests.ts';

const course = useCourse();

const { dieAtEach, liveUntil, placesOf, statusOf, expectLessons, again, inTheCourse } = deathsIn(course);

describe('a Worker that dies while a reader confirms', () => {
  test('has begun their whole course, or nothing of it', async () => {
    const readers = await dieAtEach(confirming);
    await liveUntil(10);
    const statuses = await Promise.all(readers.map(statusOf));
    expect(new Set(statuses)).toEqual(new Set([null, 'active']));
    const begun = readers.filter((_, index) => statuses[index] === 'active');
    await expectLessons(begun);
    expect(await placesOf(begun)).toEqual(begun.map(() => 1));
    for (const address of readers) if (!begun.includes(address)) expect(await course.mailsTo(address)).toEqual([]);
  });

  test('and who then press the button again, have the whole course once', async () => {
    const readers = await dieAtEach(confirming);
    await course.setTime(NOON + 2 * MINUTE_MS);
    await again(confirming, readers);
    await liveUntil(10);
    await expectLessons(readers);
    expect(await placesOf(readers)).toEqual(readers.map(() => 1));
  });
});

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
  await expectLessons(readers);
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
  await expectLessons(readers);
});

test('a Worker that dies while a reader moves their hour has moved them whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(movingTo(21));
  await liveUntil(3);
  const hours = await Promise.all(readers.map(async (one) => (await course.subscriber(one))?.sendHour));
  expect(new Set(hours)).toEqual(new Set([undefined, 21]));
  expect(await placesOf(readers)).toEqual(readers.map(() => 1));
  await liveUntil(10);
  await expectLessons(readers);
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
  await expectLessons(readers);
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
  await expectLessons(readers);
});
