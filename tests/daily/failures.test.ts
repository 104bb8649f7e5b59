import { expect, test } from 'vitest';
import { getClock } from '../../src/kv/clock.ts';
import { fillCohort } from '../cohort.ts';
import { dayAt, useCourse } from '../harness.ts';
import { failingWrites } from '../kv-edge.ts';
import type { Fault } from '../resend-server/wire.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
const QUARTER_PAST = dayAt(1, 7.25);

/** Fills a cohort of three, and gets past the slots before theirs. */
async function threeReaders(): Promise<string[]> {
  const addresses = await fillCohort(course.env.KV, 3);
  await course.tickAt(dayAt(1, 6.75));
  return addresses;
}

/** A tick whose call to Resend succeeds and whose write of that never does, as if the Worker had died in between. */
async function dieAfterSending(): Promise<void> {
  const report = await course.with({ KV: failingWrites(course.env.KV, 'batch:') }).tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 0, left: 1, error: expect.stringContaining('429') });
}

async function everyoneHas(addresses: readonly string[], lessons: string[]): Promise<void> {
  for (const address of addresses) expect(await course.lessonsOf(address)).toEqual(lessons);
}

test('a Worker that dies between the send and the write sends nothing twice', async () => {
  const addresses = await threeReaders();
  await dieAfterSending();
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  await everyoneHas(addresses, ['understand-what-broke']);
});

test('a write that fails now and then is tried again within the tick', async () => {
  const addresses = await threeReaders();
  const report = await course.with({ KV: failingWrites(course.env.KV, 'batch:', 1) }).tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 1, left: 0 });
  await everyoneHas(addresses, ['understand-what-broke']);
});

test('after such a death the batch counts as sent, even if someone left in between', async () => {
  const [first = '', ...rest] = await threeReaders();
  await dieAfterSending();
  await course.leave(first);
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  await course.tickAt(dayAt(2, 7));
  await everyoneHas(rest, ['understand-what-broke', 'work-on-yourself']);
  await everyoneHas([first], ['understand-what-broke']);
});

const LOST: [string, Fault][] = [
  ['is lost on the way back', { kind: 'drop-after' }],
  ['is lost on the way there', { kind: 'drop-before' }],
  ['is an error 500 after all', { kind: 'error-after' }],
  ['is an error 503', { kind: 'refuse', status: 503, name: 'service_unavailable' }],
];

for (const [what, fault] of LOST) {
  test(`a call whose answer ${what} is made again, and arrives once`, async () => {
    const addresses = await threeReaders();
    await course.resend.set({ faults: [{ ...fault, calls: 1 }] });
    expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 1, left: 0 });
    await everyoneHas(addresses, ['understand-what-broke']);
  });
}

test('while Resend does not answer, the clock waits, and the next tick goes on', async () => {
  const addresses = await threeReaders();
  await course.resend.set({ faults: [{ kind: 'drop-before', calls: 1000 }] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
  expect((await getClock(course.env.KV)).delivered).toBe(dayAt(1, 6.75));
  await course.resend.set({ faults: [] });
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  expect((await getClock(course.env.KV)).delivered).toBe(QUARTER_PAST);
  await everyoneHas(addresses, ['understand-what-broke']);
});

test('a rate limit is waited out', async () => {
  const addresses = await threeReaders();
  const headers = { 'retry-after': '1' };
  await course.resend.set({
    faults: [{ kind: 'refuse', status: 429, name: 'rate_limit_exceeded', headers, calls: 2 }],
  });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 1, left: 0, error: null });
  await everyoneHas(addresses, ['understand-what-broke']);
});

test('a spent quota ends the tick at its first call, says so, and the next tick goes on', async () => {
  const addresses = await fillCohort(course.env.KV, 101);
  await course.resend.set({ dailyQuota: 0 });
  const report = await course.tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 0, lessons: 0 });
  expect(report.stopped).toContain('daily_quota_exceeded');
  expect(await course.resend.calls()).toHaveLength(1);
  await course.resend.set({ dailyQuota: null });
  await course.tickAt(QUARTER_PAST);
  await everyoneHas(addresses.slice(0, 1), ['understand-what-broke']);
  expect(await course.resend.mails()).toHaveLength(101);
});

test('a refused key ends the tick at its first call', async () => {
  await fillCohort(course.env.KV, 101);
  await course.resend.set({ faults: [{ kind: 'refuse', status: 403, name: 'invalid_api_key', calls: 1000 }] });
  expect((await course.tickAt(SEVEN)).stopped).toContain('invalid_api_key');
  expect(await course.resend.calls()).toHaveLength(1);
});

test('an address that Resend refuses is taken off with the reason, and holds nobody back', async () => {
  const [bad = '', ...good] = await threeReaders();
  await course.resend.set({ refused: [bad] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ lessons: 2, refused: 1, left: 0 });
  await course.tickAt(dayAt(2, 7));
  await everyoneHas(good, ['understand-what-broke', 'work-on-yourself']);
  expect(await course.subscriber(bad)).toMatchObject({ status: 'refused', received: ['give-space'] });
  expect((await course.resend.calls()).map((call) => call.mails)).toEqual([3, 2]);
});

test('a batch that is refused as a whole waits for its next day, and holds neither clock nor others back', async () => {
  const addresses = await threeReaders();
  await course.resend.set({ faults: [{ kind: 'refuse', status: 422, name: 'validation_error', calls: 1 }] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ failed: 1, left: 0 });
  expect((await getClock(course.env.KV)).delivered).toBe(SEVEN);
  await course.tickAt(dayAt(2, 7));
  await everyoneHas(addresses, ['understand-what-broke']);
});
