import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { messages } from '../../src/locales/en.ts';
import { FIRST, SECOND, THIRD } from '../fixtures/lessons.ts';
import { failingWrites } from '../stand-ins/kv/wrappers.ts';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { fillCohort, putReader, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

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
  await everyoneHas(addresses, [SECOND]);
});

test('a write that fails now and then is tried again within the tick', async () => {
  const addresses = await threeReaders();
  const report = await course.with({ KV: failingWrites(course.env.KV, 'batch:', 1) }).tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 1, left: 0 });
  await everyoneHas(addresses, [SECOND]);
});

test('after such a death the batch counts as sent, even if someone left in between', async () => {
  const [first = '', ...rest] = await threeReaders();
  await dieAfterSending();
  await course.leave(first);
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  await course.tickAt(dayAt(2, 7));
  await everyoneHas(rest, [SECOND, THIRD]);
  await everyoneHas([first], [SECOND]);
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
    await everyoneHas(addresses, [SECOND]);
  });
}

test('while Resend does not answer, the clock waits, and the next tick goes on', async () => {
  const addresses = await threeReaders();
  await course.resend.set({ faults: [{ kind: 'drop-before', calls: 1000 }] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
  expect((await storeOf(course.env.KV).clock.get()).delivered).toBe(dayAt(1, 6.75));
  await course.resend.set({ faults: [] });
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  expect((await storeOf(course.env.KV).clock.get()).delivered).toBe(QUARTER_PAST);
  await everyoneHas(addresses, [SECOND]);
});

test('a rate limit is waited out', async () => {
  const addresses = await threeReaders();
  const headers = { 'retry-after': '1' };
  await course.resend.set({
    faults: [{ kind: 'refuse', status: 429, name: 'rate_limit_exceeded', headers, calls: 2 }],
  });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 1, left: 0, error: null });
  await everyoneHas(addresses, [SECOND]);
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
  await everyoneHas(addresses.slice(0, 1), [SECOND]);
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
  await everyoneHas(good, [SECOND, THIRD]);
  expect(await course.subscriber(bad)).toMatchObject({ status: 'refused', received: [FIRST] });
  expect((await course.resend.calls()).map((call) => call.mails)).toEqual([3, 2]);
});

/** Mails that Resend refuses one by one for what we put into them: none has a subject. */
const unsendable = {
  fetch: async () => Response.json({ subject: '', greeting: messages.mails.greeting, html: '<p>Hi</p>', text: 'Hi' }),
};

test('when Resend refuses what we put into every mail, the batch waits for its next day, and nobody is taken off', async () => {
  const addresses = await threeReaders();
  const broken = course.with({ ASSETS: { ...course.env.ASSETS, ...unsendable } });
  const report = await broken.tickAt(SEVEN);
  expect(report).toMatchObject({ refused: 0, failed: 1, left: 0, error: expect.stringContaining('`subject`') });
  expect(report.incidents).toEqual([{ kind: 'unsendable', message: expect.stringContaining('`subject`') }]);
  for (const address of addresses) expect(await course.subscriber(address)).toMatchObject({ status: 'active' });
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ failed: 0, batches: 0 });
  await course.tickAt(dayAt(2, 7.25));
  await everyoneHas(addresses, [SECOND]);
});

test('two readers whose addresses are refused are both taken off, and hold nobody else back', async () => {
  const addresses = await fillCohort(course.env.KV, 2);
  await course.resend.set({ refused: addresses });
  expect(await course.tickAt(SEVEN)).toMatchObject({ refused: 2, left: 0, stopped: null });
});

test('a slot that fails holds its own lessons back, and no others', async () => {
  const [early = ''] = await fillCohort(course.env.KV, 1, { ...TOMORROW_AT_SEVEN, slot: '0645' }, 'early');
  const late = await fillCohort(course.env.KV, 3);
  await course.tickAt(dayAt(1, 6.5));
  const failing = course.with({ KV: failingWrites(course.env.KV, 'batch:0645') });
  expect(await failing.tickAt(SEVEN)).toMatchObject({ batches: 1, left: 1, error: expect.stringContaining('429') });
  expect((await storeOf(course.env.KV).clock.get()).delivered).toBe(dayAt(1, 6.5));
  expect(await course.tickAt(QUARTER_PAST)).toMatchObject({ batches: 1, left: 0 });
  await everyoneHas([early, ...late], [SECOND]);
});

test('whoever leaves just after a lesson came does not get it again on coming back', async () => {
  const [first = ''] = await threeReaders();
  await dieAfterSending();
  await course.setTime(SEVEN + 5 * MINUTE_MS);
  await course.leave(first);
  await course.tickAt(QUARTER_PAST);
  await course.setTime(dayAt(1, 19));
  await course.join(first);
  await course.tickAt(dayAt(2, 7));
  await everyoneHas([first], [SECOND, THIRD]);
});

test('a leaver whose enrollment was never written moves nobody into another batch', async () => {
  const addresses = await fillCohort(course.env.KV, 100);
  await course.tickAt(SEVEN);
  for (let nth = 0; nth < 8; nth += 1) {
    const lost = `lost-${nth}@reader.example`;
    await putReader(course.env.KV, lost);
    await course.leave(lost);
  }
  await course.tickAt(dayAt(2, 7));
  expect((await course.resend.calls()).map((call) => call.mails)).toEqual([100, 100]);
  await everyoneHas(addresses.slice(0, 3), [SECOND, THIRD]);
});
