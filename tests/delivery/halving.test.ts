/** Batches that Resend refuses as a whole: whoever is at fault is found and taken off, or the batch waits for a day. */

import { expect, test } from 'vitest';
import { FIRST, SECOND, THIRD } from '../fixtures/lessons.ts';
import { failingWrites } from '../stand-ins/kv/wrappers.ts';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
const QUARTER_PAST = dayAt(1, 7.25);

async function everyoneHas(addresses: readonly string[], lessons: string[]): Promise<void> {
  const mails = await course.resend.mails();
  for (const address of addresses) {
    const got = mails.flatMap(({ to, payload }) => (to.includes(address) ? [payload.tags?.[0]?.value] : []));
    expect(got, address).toEqual(lessons);
  }
}

/** A refusal of a whole call, which names this field, or none. */
const refusal = (field?: string, calls = 1): Fault => ({
  kind: 'refuse',
  status: 422,
  name: 'validation_error',
  message: field ? `Invalid \`${field}\` field.` : 'The batch could not be processed.',
  calls,
});

/** What was called, each by its end of the key: the part, and the take where it is not the first. */
async function slices(): Promise<string[]> {
  return (await course.resend.calls()).map(({ idempotencyKey }) => idempotencyKey?.split(`/${SECOND}`)[1] ?? '');
}

test('the one at fault in a hundred is found by halving and taken off with the reason; all others get the lesson', async () => {
  const addresses = await fillCohort(course.env.KV, 100);
  const bad = 'reader-42@reader.example';
  await course.resend.set({ poison: [bad] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 1, lessons: 99, refused: 1, failed: 0, left: 0 });
  expect(await course.subscriber(bad)).toMatchObject({
    status: 'refused',
    reason: expect.stringContaining('validation_error (422)'),
    received: [FIRST],
  });
  const called = await slices();
  expect(called.length).toBeLessThanOrEqual(15);
  expect(new Set(called).size).toBe(called.length);
  expect(called.slice(0, 3)).toEqual(['', '/0-50', '/50-100']);
  await course.tickAt(dayAt(2, 7));
  await everyoneHas(
    addresses.filter((address) => address !== bad),
    [SECOND, THIRD],
  );
  await everyoneHas([bad], []);
});

test.each([2, 3, 5])('the one at fault is found in a batch of %i, whichever it is', async (count) => {
  const addresses = await fillCohort(course.env.KV, count);
  for (const [days, bad = ''] of addresses.slice(0, -1).entries()) {
    await course.resend.set({ poison: [bad] });
    expect(await course.tickAt(dayAt(days + 1, 7))).toMatchObject({ refused: 1, failed: 0, lessons: count - days - 1 });
    expect(await course.subscriber(bad)).toMatchObject({ status: 'refused' });
  }
  expect(await course.lessonsOf(addresses.at(-1) ?? '')).toHaveLength(count - 1);
});

test('a tick that may make one call goes on with the halving where the one before ended', async () => {
  const addresses = await fillCohort(course.env.KV, 4);
  const [bad = '', ...good] = addresses;
  await course.resend.set({ poison: [bad] });
  const limited = course.with({ RESEND_CALLS_PER_TICK: '1' });
  for (let tick = 0; tick < 8; tick += 1) await limited.tickAt(dayAt(1, 7 + tick / 4));
  await everyoneHas(good, [SECOND]);
  expect(await course.subscriber(bad)).toMatchObject({ status: 'refused' });
  expect(await course.resend.calls()).toHaveLength(5);
});

test('a Worker that dies after the halving sends nobody the lesson twice', async () => {
  const [bad = '', ...good] = await fillCohort(course.env.KV, 7);
  await course.resend.set({ poison: [bad] });
  const dying = course.with({ KV: failingWrites(course.env.KV, 'batch:') });
  expect(await dying.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
  const calls = await slices();
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, lessons: 6, refused: 1, left: 0 });
  expect((await slices()).slice(calls.length)).toEqual(calls.slice(-1));
  await everyoneHas(good, [SECOND]);
});

test('a batch of which nothing is taken is marked and told, holds nothing back, and goes under a new key a day later', async () => {
  const addresses = await fillCohort(course.env.KV, 101);
  await course.resend.set({ poisonSubjects: [' '] });
  const report = await course.tickAt(SEVEN);
  expect(report).toMatchObject({ failed: 2, lessons: 0, refused: 0, left: 0, stopped: null });
  expect(report.incidents).toEqual([{ kind: 'unsendable', message: expect.stringContaining(SECOND) }]);
  expect(await slices()).toEqual(['', '/0-50', '/50-100', '/0-25', '/25-50', '/50-75', '/75-100', '']);
  expect((await storeOf(course.env.KV).clock.get()).delivered).toBe(SEVEN);
  await course.resend.set({ poisonSubjects: [] });
  await course.tickAt(QUARTER_PAST);
  expect(await course.resend.mails()).toEqual([]);
  for (const address of addresses.slice(0, 3)) {
    expect(await course.subscriber(address)).toMatchObject({ status: 'active' });
  }
  expect(await course.tickAt(dayAt(2, 7))).toMatchObject({ failed: 0, lessons: 101 });
  expect((await slices()).slice(-2)).toEqual(['/rev-2', '/rev-2']);
  await course.tickAt(dayAt(3, 7));
  await everyoneHas(addresses, [SECOND, THIRD]);
});

test('a batch that can’t be sent is not called again at its slot until its next occurrence, though the clock is lost', async () => {
  await fillCohort(course.env.KV, 3);
  await course.resend.set({ faults: [refusal(undefined, 5)] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ failed: 1 });
  await course.env.KV.delete('clock');
  expect(await course.tickAt(dayAt(1, 20))).toMatchObject({ failed: 1, left: 0, batches: 0 });
  expect(await course.resend.calls()).toHaveLength(5);
});

test('a single reader whose mail is refused for no reason that names them stays, and waits for the next day', async () => {
  const [only = ''] = await fillCohort(course.env.KV, 1);
  await course.resend.set({ poison: [only] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ failed: 1, refused: 0 });
  expect(await course.subscriber(only)).toMatchObject({ status: 'active' });
  expect(await course.resend.calls()).toHaveLength(1);
});

test('a single reader whose address is refused is taken off, alone in their batch or not', async () => {
  const [only = ''] = await fillCohort(course.env.KV, 1);
  await course.resend.set({ faults: [refusal('to')] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ failed: 0, refused: 1, lessons: 0, left: 0 });
  expect(await course.subscriber(only)).toMatchObject({ status: 'refused' });
});

test.each(['html', 'subject', 'text', 'headers', 'tags'])(
  'a refused `%s`, which is ours, is not looked for in the readers',
  async (field) => {
    await fillCohort(course.env.KV, 3);
    await course.resend.set({ faults: [refusal(field)] });
    const report = await course.tickAt(SEVEN);
    expect(report).toMatchObject({ failed: 1, refused: 0, left: 0, stopped: null });
    expect(report.incidents).toEqual([{ kind: 'unsendable', message: expect.stringContaining(`\`${field}\``) }]);
    expect(await course.resend.calls()).toHaveLength(1);
  },
);

test.each(['from', 'reply_to'])(
  'a refused `%s` stops the tick; once it is mended the lesson goes under a new key',
  async (field) => {
    const addresses = await fillCohort(course.env.KV, 101);
    await course.resend.set({ faults: [refusal(field)] });
    const report = await course.tickAt(SEVEN);
    expect(report).toMatchObject({ failed: 0, batches: 0, stopped: expect.stringContaining(`\`${field}\``) });
    expect(report.incidents).toEqual([{ kind: 'refused', message: expect.stringContaining(`\`${field}\``) }]);
    expect(await course.resend.calls()).toHaveLength(1);
    const mended = course.with({ FROM: 'Mended <mended@daystep.example>' });
    expect(await mended.tickAt(QUARTER_PAST)).toMatchObject({ lessons: 101, left: 0, stopped: null });
    expect(await slices()).toEqual(['', '/rev-2', '']);
    await everyoneHas(addresses, [SECOND]);
  },
);

test('where others got the lesson, the reader whose name spoils the subject misses it, and nobody has it twice', async () => {
  const addresses = await fillCohort(course.env.KV, 4);
  const passed: Fault = { kind: 'pass' };
  await course.resend.set({ faults: [refusal(), passed, refusal('subject', 2), passed] });
  const report = await course.tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 1, failed: 0, refused: 0, left: 0 });
  expect(report.incidents).toEqual([
    { kind: 'unsendable', message: expect.stringContaining('Some subscribers miss lesson') },
  ]);
  for (const day of [2, 3]) await course.tickAt(dayAt(day, 7));
  const got = await Promise.all(addresses.map((address) => course.lessonsOf(address)));
  expect(got.map((lessons) => lessons.length).toSorted()).toEqual([2, 3, 3, 3]);
  expect(got.every((lessons) => new Set(lessons).size === lessons.length)).toBe(true);
});
