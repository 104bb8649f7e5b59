/** The local course, begun at every hour of a day: people who join one after the other get the whole of it. */
import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { localCourse } from './local-course.ts';

/** A short course is as long as is needed to see a lesson missing; the whole one is lived through in tests/cli/start.test.ts. */
const SHORT = { ...shipped, lessons: shipped.lessons.slice(0, 3) };
const SLUGS = slugsOf(SHORT);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const course = useCourse();

test.each(HOURS)('the first, second and third person get every lesson, from %i o’clock on', async (hour) => {
  await course.setTime(NOON + (hour - 12) * HOUR_MS);
  const { join, live } = localCourse(course, {}, SHORT);
  await join('first@reader.example');
  await live(SLUGS.length);
  expect(await course.lessonsOf('first@reader.example')).toEqual(SLUGS);
  await join('second@reader.example');
  await live(SLUGS.length + 1);
  // As after a restart: all that a Worker knows stands in KV, and the wall clock has gone on.
  await course.setTime(NOON + (hour - 11) * HOUR_MS);
  await join('third@reader.example');
  await live(SLUGS.length);
  for (const name of ['first', 'second', 'third'])
    expect(await course.lessonsOf(`${name}@reader.example`)).toEqual(SLUGS);
});
