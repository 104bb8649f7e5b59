import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { FIFTH, FIRST, FOURTH, SECOND, SEVENTH, THIRD } from '../fixtures/lessons.ts';
import { enrollReader, fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const READER = 'reader-1@reader.example';

test('a tick that fires twice sends once', async () => {
  await fillCohort(course.env.KV, 3);
  await course.tickAt(dayAt(1, 7));
  expect(await course.tickAt(dayAt(1, 7))).toMatchObject({ slots: 0, batches: 0 });
  expect(await course.resend.mails()).toHaveLength(3);
});

test('two ticks at the same time send once', async () => {
  await fillCohort(course.env.KV, 150);
  await Promise.all([course.tickAt(dayAt(1, 7)), course.tickAt(dayAt(1, 7))]);
  await course.tickAt(dayAt(1, 7.25));
  expect(await course.resend.mails()).toHaveLength(150);
});

test('a missed tick is made up for by the next one', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 6.75));
  await course.tickAt(dayAt(1, 7.5));
  expect(await course.lessonsOf(READER)).toEqual([SECOND]);
});

test('an outage of three days shifts the course: one lesson a day, none skipped', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 7));
  for (const day of [5, 6, 7]) await course.tickAt(dayAt(day, 7));
  expect(await course.lessonsOf(READER)).toEqual([SECOND, THIRD, FOURTH, FIFTH]);
});

test('after an outage that ends in the evening, the next lesson waits until twelve hours have gone', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 7));
  await course.tickAt(dayAt(2, 23));
  expect(await course.tickAt(dayAt(3, 7))).toMatchObject({ batches: 0 });
  await course.tickAt(dayAt(4, 7));
  const times = (await course.mailsTo(READER)).map((mail) => mail.at);
  expect(times).toEqual([dayAt(1, 7), dayAt(2, 23), dayAt(4, 7)]);
});

test('the clock is the last slot that was delivered in full', async () => {
  await course.tickAt(dayAt(1, 7.1));
  expect((await storeOf(course.env.KV).clock.get()).delivered).toBe(dayAt(1, 7));
});

test('the first tick ever looks at every slot of the day once, later ones at those since', async () => {
  expect(await course.tickAt(dayAt(1, 7))).toMatchObject({ slots: 96 });
  expect(await course.tickAt(dayAt(1, 8))).toMatchObject({ slots: 4 });
  expect(await course.tickAt(dayAt(9, 8))).toMatchObject({ slots: 96 });
});

const only = (...slugs: string[]) => ({
  ...shipped,
  lessons: slugs.flatMap((slug) => shipped.lessons.filter((lesson) => lesson.slug === slug)),
});

/** Lives one reader through days 1, 2, 3…, each with the course of that day. */
async function liveWith(...courses: (typeof shipped)[]): Promise<string[]> {
  await fillCohort(course.env.KV, 1);
  for (const [index, today] of courses.entries()) await course.tickAt(dayAt(index + 1, 7), today);
  return course.lessonsOf(READER);
}

test('a lesson inserted ahead of a reader comes in its place; one inserted behind does not come', async () => {
  const before = only(FIRST, SECOND, FIFTH);
  const after = only(FIRST, THIRD, SECOND, FOURTH, FIFTH);
  expect(await liveWith(before, after, after, after)).toEqual([SECOND, FOURTH, FIFTH]);
});

test('a lesson taken away is left out, and the reader goes on behind it', async () => {
  const before = only(FIRST, SECOND, FOURTH, FIFTH);
  const after = only(FIRST, FIFTH, SEVENTH);
  expect(await liveWith(before, after, after, after)).toEqual([SECOND, FIFTH, SEVENTH]);
});

test('a new order repeats nothing to anyone', async () => {
  const before = only(FIRST, SECOND, FOURTH, FIFTH);
  const after = only(SECOND, FIFTH, FIRST, FOURTH);
  expect(await liveWith(before, after, after, after)).toEqual([SECOND, FIFTH, FOURTH]);
});

test('the first lesson of a cohort taken away before it starts gives its place to the next one', async () => {
  const after = only(FIRST, THIRD, FOURTH);
  expect(await liveWith(after, after, after)).toEqual([THIRD, FOURTH]);
});

test('a lesson put in right after lesson 1 still comes to those whose cohort waits', async () => {
  const after = only(FIRST, FOURTH, SECOND);
  expect(await liveWith(after, after)).toEqual([FOURTH, SECOND]);
});

test('someone who comes back with a history of their own gets nothing twice, and costs the others nothing', async () => {
  const today = only(FIRST, SECOND, FOURTH, FIFTH);
  const returner = 'returner@reader.example';
  await enrollReader(course.env.KV, returner, { received: [FIRST, FOURTH] });
  expect(await liveWith(today, today, today)).toEqual([SECOND, FOURTH, FIFTH]);
  expect(await course.lessonsOf(returner)).toEqual([SECOND, FIFTH]);
});

test('a course that grows after its end mails nobody out of the blue', async () => {
  const before = only(FIRST, SECOND);
  const after = only(FIRST, SECOND, FOURTH);
  expect(await liveWith(before, after, after)).toEqual([SECOND]);
});
