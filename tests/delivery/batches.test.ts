import { expect, test } from 'vitest';
import { cohortName } from '../../src/domain/cohort.ts';
import { FOURTH, SECOND, THIRD } from '../fixtures/lessons.ts';
import { counted } from '../stand-ins/kv/wrappers.ts';
import { fillCohort, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();

test('250 readers of one cohort leave in three calls to Resend', async () => {
  await fillCohort(course.env.KV, 250);
  const report = await course.tickAt(dayAt(1, 7));
  expect(report).toMatchObject({ batches: 3, lessons: 250, left: 0, error: null });
  const calls = await course.resend.calls();
  expect(calls.map(({ endpoint }) => endpoint)).toEqual(['batch', 'batch', 'batch']);
  expect(calls.map(({ mails }) => mails).toSorted((one, other) => one - other)).toEqual([50, 100, 100]);
});

test('a batch costs one KV write and one read a day, and a wave of ten batches one more', async () => {
  await fillCohort(course.env.KV, 250);
  await course.tickAt(dayAt(1, 7));
  const { kv, counts, written } = counted(course.env.KV);
  await course.with({ KV: kv }).tickAt(dayAt(2, 7));
  expect(written.map((key) => key.split(':')[0])).toEqual(['attempt', 'batch', 'batch', 'batch', 'clock']);
  // The wave, which is looked at again before each call but the first.
  expect(counts.reads).toBe(3);
});

test('progress that is too long for a list is read instead, and goes on where it was', async () => {
  const [address = ''] = await fillCohort(course.env.KV, 1);
  const retired = Array.from({ length: 30 }, (_, index) => `a-lesson-that-was-taken-away-${index}`);
  const progress = {
    sent: [...retired, SECOND, THIRD],
    occurrence: '2030-01-16',
    sentAt: dayAt(1, 7),
    count: 1,
    finished: false,
  };
  await storeOf(course.env.KV).batches.put({ cohort: cohortName(TOMORROW_AT_SEVEN), n: 1 }, progress);
  const { kv, counts } = counted(course.env.KV);
  await course.with({ KV: kv }).tickAt(dayAt(2, 7));
  expect(await course.lessonsOf(address)).toEqual([FOURTH]);
  // The wave, the progress, and the clock, of which no list knows yet.
  expect(counts.reads).toBe(3);
});

test('a wave of ten batches is marked by one write before its first call, and the eleventh batch by another', async () => {
  await fillCohort(course.env.KV, 1_001);
  const { kv, written } = counted(course.env.KV);
  expect(await course.with({ KV: kv }).tickAt(dayAt(1, 7))).toMatchObject({ batches: 11, lessons: 1_001 });
  expect(written.filter((key) => key.startsWith('attempt:')).map((key) => key.slice(-5))).toEqual(['00001', '00002']);
  expect(written[0]).toMatch(/^attempt:/);
});

test('what was marked and not called is not taken for called by the next tick', async () => {
  await fillCohort(course.env.KV, 250);
  await course.with({ RESEND_CALLS_PER_TICK: '1' }).tickAt(dayAt(1, 7));
  const cohort = cohortName(TOMORROW_AT_SEVEN);
  const attempts = await storeOf(course.env.KV).attempts.ofChunk({ cohort, chunk: 1 });
  expect([...attempts.keys()]).toEqual([1]);
});

test('a batch is remembered longer than any of its enrollments', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 7));
  const [batch] = (await course.env.KV.list({ prefix: 'batch:' })).keys;
  const [enrollment] = (await course.env.KV.list({ prefix: 'enrollment:' })).keys;
  expect(batch?.expiration).toBeUndefined();
  expect(enrollment?.expiration).toBeGreaterThan(dayAt(60, 0) / 1000);
});

test('each call carries a key made of the deployment, the cohort, the batch and the lesson', async () => {
  await fillCohort(course.env.KV, 101);
  await course.tickAt(dayAt(1, 7));
  const keys = (await course.resend.calls()).map((call) => call.idempotencyKey);
  const { slot, day, firstLesson } = TOMORROW_AT_SEVEN;
  expect(keys).toEqual([1, 2].map((n) => `course.example/${slot}.${day}.${firstLesson}/${n}/${SECOND}`));
});

test('a batch whose readers have all left calls nobody', async () => {
  const [address = ''] = await fillCohort(course.env.KV, 1);
  await course.leave(address);
  const report = await course.tickAt(dayAt(1, 7));
  expect(report).toMatchObject({ batches: 0, left: 0 });
  expect(await course.resend.calls()).toEqual([]);
});

test('a reader who leaves does not move anyone into another batch', async () => {
  const addresses = await fillCohort(course.env.KV, 150);
  await course.tickAt(dayAt(1, 7));
  await Promise.all(addresses.slice(0, 40).map((address) => course.leave(address)));
  await course.tickAt(dayAt(2, 7));
  const stayed = addresses.slice(40);
  for (const address of [stayed.at(0), stayed.at(-1)]) {
    expect(await course.lessonsOf(address ?? '')).toEqual([SECOND, THIRD]);
  }
  expect(await course.resend.mails()).toHaveLength(150 + 110);
});

test('a tick that has made all its calls leaves the rest to the next one, in order', async () => {
  await fillCohort(course.env.KV, 250);
  const limited = course.with({ RESEND_CALLS_PER_TICK: '2' });
  expect(await limited.tickAt(dayAt(1, 7))).toMatchObject({ batches: 2, lessons: 200, left: 1 });
  expect(await limited.tickAt(dayAt(1, 7.25))).toMatchObject({ batches: 1, lessons: 50, left: 0 });
  expect(await course.resend.mails()).toHaveLength(250);
});
