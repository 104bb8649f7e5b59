/** What is written down before a call: that it is, what it costs, that nothing of it is lost, and that it is kept to. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import {
  type Attempt,
  closed,
  halved,
  newAttempt,
  nextSlice,
  opened,
  refused,
  sent,
  sentInDoubt,
} from '../../src/domain/attempt.ts';
import { FIFTH, FIRST, FOURTH, SECOND, THIRD } from '../fixtures/lessons.ts';
import { counted, failingWrites } from '../stand-ins/kv/wrappers.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
const BATCH = { cohort: `0700.2030-01-16.${SECOND}`, n: 1 };

async function everyoneHas(addresses: readonly string[], lessons: string[]): Promise<void> {
  for (const address of addresses) expect(await course.lessonsOf(address), address).toEqual(lessons);
}

test('a call is written down before it is made, with all that is needed to know of it later', async () => {
  await fillCohort(course.env.KV, 3);
  await course.with({ KV: failingWrites(course.env.KV, 'batch:') }).tickAt(SEVEN);
  const subject = shipped.lessons.find(({ slug }) => slug === SECOND)?.subject;
  expect(await storeOf(course.env.KV).attempts.get(BATCH)).toEqual({
    ...newAttempt(SECOND, '2030-01-16', SEVEN),
    open: { slice: [0, 100], since: SEVEN, subject },
  });
});

test('a call that cannot be written down is not made', async () => {
  const addresses = await fillCohort(course.env.KV, 3);
  const failing = course.with({ KV: failingWrites(course.env.KV, 'attempt:') });
  expect(await failing.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1, error: expect.stringContaining('429') });
  expect(await course.resend.calls()).toEqual([]);
  await course.tickAt(dayAt(1, 7.25));
  await everyoneHas(addresses, [SECOND]);
});

test('a call that is made again is not written down again', async () => {
  await fillCohort(course.env.KV, 3);
  await course.with({ KV: failingWrites(course.env.KV, 'batch:') }).tickAt(SEVEN);
  const { kv, written } = counted(course.env.KV);
  expect(await course.with({ KV: kv }).tickAt(dayAt(1, 7.25))).toMatchObject({ batches: 1 });
  expect(written.map((key) => key.split(':')[0])).toEqual(['batch', 'clock']);
});

test('where nothing is due no batch is read, neither its progress nor its attempt', async () => {
  await fillCohort(course.env.KV, 150);
  await fillCohort(course.env.KV, 1, { slot: '0700', day: '2030-01-17', firstLesson: SECOND }, 'tomorrow');
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 2 });
  await course.env.KV.delete('clock');
  const { kv, counts } = counted(course.env.KV);
  expect(await course.with({ KV: kv }).tickAt(dayAt(1, 20))).toMatchObject({ slots: 96, batches: 0 });
  // The clock, which was taken away.
  expect(counts.reads).toBe(1);
});

const newest = (lessons: readonly string[]) => ({
  ...shipped,
  lessons: lessons.flatMap((slug) => shipped.lessons.filter((lesson) => lesson.slug === slug)),
});

test('a lesson whose call had no answer is finished first, though the author puts another before it', async () => {
  const addresses = await fillCohort(course.env.KV, 3);
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(SEVEN, newest([FIRST, SECOND, FIFTH]));
  const changed = newest([FIRST, FOURTH, SECOND, FIFTH]);
  expect(await course.tickAt(dayAt(1, 7.25), changed)).toMatchObject({ batches: 1 });
  await course.tickAt(dayAt(2, 7), changed);
  await everyoneHas(addresses, [SECOND, FIFTH]);
});

test('a lesson whose call had no answer counts as sent where the author takes it away, and never comes again', async () => {
  const addresses = await fillCohort(course.env.KV, 3);
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(SEVEN);
  const without = newest([FIRST, THIRD, FOURTH]);
  expect(await course.tickAt(dayAt(1, 7.25), without)).toMatchObject({ batches: 0, left: 0 });
  await course.tickAt(dayAt(2, 7), without);
  await course.tickAt(dayAt(3, 7));
  await everyoneHas(addresses, [SECOND, THIRD, FOURTH]);
});

/** A step of an attempt: a part is called, and this comes of it; some of the readers have left by then. */
const steps = fc.array(
  fc.record({
    outcome: fc.constantFrom('refused', 'refused', 'refused', 'sent', 'doubt', 'closed', 'too-large', 'open'),
    reason: fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constant('"'.repeat(400))),
  }),
  { maxLength: 250 },
);

const indexes = fc.subarray(
  Array.from({ length: 100 }, (_, index) => index),
  { minLength: 50 },
);

function afterSteps(
  start: Attempt,
  recipients: readonly number[],
  taken: readonly { outcome: string; reason: string }[],
): Attempt {
  return taken.reduce((attempt, { outcome, reason }) => {
    const slice = nextSlice(attempt, recipients);
    if (slice === null) return attempt;
    const within = recipients.filter((index) => index >= slice[0] && index < slice[1]);
    if (within.length === 0) return sent(attempt, slice, false);
    if (outcome === 'too-large') return within.length > 1 ? halved(attempt, slice, within) : attempt;
    const called = opened(attempt, { slice, since: Number.MAX_SAFE_INTEGER, subject: start.open?.subject ?? '' });
    if (outcome === 'refused') return { ...refused(called, slice, within, reason), unsendable: false };
    if (outcome === 'sent') return sent(called, slice);
    if (outcome === 'doubt') return sentInDoubt(called, slice);
    return outcome === 'closed' ? closed(called) : called;
  }, start);
}

test('whatever has come of a batch, it is read as it was written', async () => {
  const subjects = fc.constantFrom('A lesson', '"'.repeat(200), 'ä'.repeat(100), '字'.repeat(66));
  await fc.assert(
    fc.asyncProperty(steps, indexes, subjects, async (taken, recipients, subject) => {
      const longest = newAttempt('a'.repeat(60), '2030-01-16', Number.MAX_SAFE_INTEGER, 99);
      const attempt = afterSteps(
        opened(longest, { slice: [0, 100], since: Number.MAX_SAFE_INTEGER, subject }),
        recipients,
        taken,
      );
      const chunk = { cohort: BATCH.cohort, chunk: 1 };
      const attempts = new Map(Array.from({ length: 10 }, (_, index) => [index + 1, { ...attempt, since: index }]));
      await storeOf(course.env.KV).attempts.putChunk(chunk, attempts);
      expect(await storeOf(course.env.KV).attempts.ofChunk(chunk)).toEqual(attempts);
    }),
    { numRuns: 150 },
  );
});
