import { expect, test } from 'vitest';
import { fillCohort, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { counted } from '../support/kv-edge.ts';

const course = useCourse();

test('250 readers of one cohort leave in three calls to Resend', async () => {
  await fillCohort(course.env.KV, 250);
  const report = await course.tickAt(dayAt(1, 7));
  expect(report).toMatchObject({ batches: 3, lessons: 250, left: 0, error: null });
  const calls = await course.resend.calls();
  expect(calls.map(({ endpoint, mails }) => [endpoint, mails])).toEqual([
    ['batch', 100],
    ['batch', 100],
    ['batch', 50],
  ]);
});

test('a batch costs two KV writes and two reads a day', async () => {
  await fillCohort(course.env.KV, 250);
  await course.tickAt(dayAt(1, 7));
  const { kv, counts } = counted(course.env.KV);
  await course.with({ KV: kv }).tickAt(dayAt(2, 7));
  expect(counts.writes.map((key) => key.split(':')[0])).toEqual([
    ...['attempt', 'batch', 'attempt', 'batch', 'attempt', 'batch'],
    'clock',
  ]);
  expect(counts.reads).toBe(7);
  expect(counts.writes.length / 250).toBeLessThan(0.03);
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
  expect(keys).toEqual([1, 2].map((n) => `course.example/${slot}.${day}.${firstLesson}/${n}/understand-what-broke`));
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
    expect(await course.lessonsOf(address ?? '')).toEqual(['understand-what-broke', 'work-on-yourself']);
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
