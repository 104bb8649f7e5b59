/** What a tick costs in which nothing is due, and that it overlooks nothing for being so cheap. */
import { beforeEach, expect, test } from 'vitest';
import { QUARTER_MS } from '../../src/domain/time.ts';
import { FIRST } from '../fixtures/lessons.ts';
import { counted, failingWrites } from '../stand-ins/kv/wrappers.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';

const course = useCourse();

const FIVE = dayAt(0, 17);
const EMAIL = 'anna@reader.example';

/** The tick of an instant (ms), and what it did to KV. */
async function costOf(instant: number) {
  const { kv, counts, written } = counted(course.env.KV);
  await course.with({ KV: kv }).tickAt(instant);
  return { ...counts, written };
}

beforeEach(async () => {
  await course.tickAt(FIVE - QUARTER_MS);
});

test('it costs two lists and one write, however many readers there are', async () => {
  await fillCohort(course.env.KV, 201);
  expect(await costOf(FIVE)).toMatchObject({ operations: 3, lists: 2, written: ['clock'] });
});

test('for an hour after somebody has done something, it looks for a lesson that waits as well', async () => {
  await course.setTime(FIVE);
  await course.join(EMAIL);
  const lists: number[] = [];
  for (let quarter = 1; quarter <= 8; quarter += 1) lists.push((await costOf(FIVE + quarter * QUARTER_MS)).lists);
  // The first settles it, which takes a list of its own, the second forgets it, and in an hour's time all is as before.
  expect(lists).toEqual([4, 3, 3, 3, 3, 3, 2, 2]);
});

test('a lesson that waits is found by whichever tick comes next, though those before it died', async () => {
  await course.setTime(FIVE);
  const token = await course.signUp(EMAIL);
  await course.resend.set({ faults: [{ kind: 'drop-before', calls: 40 }] });
  await course.post('/confirm', { token });
  const dying = course.with({ KV: failingWrites(course.env.KV, 'clock') });
  for (const quarter of [1, 2, 3]) await expect(dying.tickAt(FIVE + quarter * QUARTER_MS)).rejects.toThrow('429');
  await course.resend.set({ faults: [] });
  await course.tickAt(dayAt(0, 22));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});
