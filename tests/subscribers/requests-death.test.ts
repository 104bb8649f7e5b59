/** A Worker dies at each operation on KV in turn, of what a reader asks for on their own page; then the ticks go on. */
import { expect, test } from 'vitest';
import { dayAt, lessonIn, useCourse } from '../support/harness.ts';
import { deathsIn, LESSONS, MANY } from './deaths.ts';
import {
  askingForNext,
  comingBack,
  leaving,
  movingToZone,
  pausing,
  pausingUntil,
  renaming,
  restarting,
  resuming,
  undoingRestart,
} from './requests.ts';

const course = useCourse();

const { dieAtEach, liveUntil, placesOf, statusOf, expectLessons, again, inTheCourse } = deathsIn(course);

const ones = (readers: readonly unknown[]) => readers.map(() => 1);

test('a pause until a day is made whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(pausingUntil('2030-01-19'));
  await liveUntil(3);
  const counts = await Promise.all(readers.map(async (one) => (await course.lessonsOf(one)).length));
  expect(new Set(counts)).toEqual(new Set([2, 4]));
  expect(await placesOf(readers)).toEqual(ones(readers));
  await again(resuming, readers);
  await liveUntil(12);
  await expectLessons(readers);
});

test('a pause until a day is taken back whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(resuming, [pausingUntil('2030-01-22')]);
  await liveUntil(14);
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});

test('another zone is that of a reader, or is not', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(movingToZone(6, 'Asia/Tokyo'));
  await liveUntil(11);
  expect(new Set(await Promise.all(readers.map(async (one) => (await course.subscriber(one))?.timeZone)))).toEqual(
    new Set(['UTC', 'Asia/Tokyo']),
  );
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});

test('a name is another one for the person and their place, or for none of both', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(renaming('Berta'));
  await liveUntil(2);
  const names = new Set<string>();
  for (const address of readers) {
    const name = (await course.subscriber(address))?.name ?? '';
    expect((await course.mailsTo(address)).filter(lessonIn).at(-1)?.payload.text).toContain(name);
    names.add(name);
  }
  expect(names).toEqual(new Set(['Anna', 'Berta']));
  await liveUntil(10);
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});

test('beginning again brings the whole course anew, or goes on as before', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(restarting);
  await liveUntil(13);
  expect(await placesOf(readers)).toEqual(ones(readers));
  const anew: string[] = [];
  for (const one of readers) if ((await course.lessonsOf(one)).length > LESSONS.length) anew.push(one);
  expect(anew.length).toBeGreaterThan(1);
  await expectLessons(anew, [...LESSONS.slice(0, 2), ...LESSONS]);
  const others = readers.filter((one) => !anew.includes(one));
  expect(others.length).toBeGreaterThan(1);
  await expectLessons(others);
});

test('beginning again is taken back whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(undoingRestart, [restarting]);
  await liveUntil(13);
  expect(await placesOf(readers)).toEqual(ones(readers));
  const anew: string[] = [];
  for (const one of readers) if ((await course.lessonsOf(one)).length > LESSONS.length) anew.push(one);
  await expectLessons(anew, [...LESSONS.slice(0, 2), ...LESSONS]);
  await expectLessons(readers.filter((one) => !anew.includes(one)));
});

test('leaving is taken back whole, or not at all', async () => {
  await inTheCourse(MANY);
  const readers = await dieAtEach(comingBack, [leaving]);
  await liveUntil(3);
  const statuses = await Promise.all(readers.map(statusOf));
  expect(new Set(statuses)).toEqual(new Set(['left', 'active']));
  expect(await placesOf(readers)).toEqual(statuses.map((status) => (status === 'left' ? 0 : 1)));
  await again(comingBack, readers);
  await liveUntil(12);
  await expectLessons(readers);
});

test('the next lesson is sent once, or comes in the morning', async () => {
  await inTheCourse(MANY);
  await course.setTime(dayAt(1, 19.5));
  const readers = await dieAtEach(askingForNext);
  await liveUntil(11);
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});

test('the next lesson, asked for again after that, is sent once', async () => {
  await inTheCourse(MANY);
  await course.setTime(dayAt(1, 19.5));
  const readers = await dieAtEach(askingForNext);
  await again(askingForNext, readers);
  await liveUntil(11);
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});

test('the next lesson is sent once to readers who pause right after that, and comes to no one twice', async () => {
  await inTheCourse(MANY);
  await course.setTime(dayAt(1, 19.5));
  const readers = await dieAtEach(askingForNext);
  await again(pausing, readers);
  await liveUntil(4);
  expect(new Set(await Promise.all(readers.map(statusOf)))).toEqual(new Set(['paused']));
  await again(resuming, readers);
  await liveUntil(13);
  await expectLessons(readers);
});

test('the next lesson is sent once to readers who leave right after that, and come back', async () => {
  await inTheCourse(MANY);
  await course.setTime(dayAt(1, 19.5));
  const readers = await dieAtEach(askingForNext);
  await again(leaving, readers);
  await liveUntil(3);
  expect(new Set(await Promise.all(readers.map(statusOf)))).toEqual(new Set(['left']));
  await again(comingBack, readers);
  await liveUntil(13);
  expect(await placesOf(readers)).toEqual(ones(readers));
  await expectLessons(readers);
});
