import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, intervalMs, type Limit, readLimits } from '../../src/mail/pace.ts';
import { testClock } from './clock.ts';

/** Resend's limit, of which one call a second is left for confirmations. */
const FIVE: Limit = { perSecond: 5, reserved: 1 };
const ALL_OF_FIVE: Limit = { perSecond: 5, reserved: 0 };
const NONE: Limit = { perSecond: 0, reserved: 1 };

/** The starts (ms) of so many calls, of which each takes no time, at this pace. */
async function startsAt(limit: Limit, calls: number): Promise<number[]> {
  const pace = createPace(limit, testClock(0));
  const starts: number[] = [];
  for (let call = 0; call < calls; call += 1) starts.push(await pace.turn());
  return starts;
}

/** How long (ms) the next call waits after one with these headers, or the one that comes `later` calls after it. */
async function waitAfter(headers: Record<string, string>, limit: Limit, later = 1): Promise<number> {
  const clock = testClock(0);
  const pace = createPace(limit, clock);
  pace.heed(headers, await pace.turn());
  let before = 0;
  for (let call = 0; call < later; call += 1) {
    before = clock.now();
    await pace.turn();
  }
  return clock.now() - before;
}

describe('the pace', () => {
  it('leaves the calls alone that are kept for confirmations, where the limit has room for them', () => {
    expect(intervalMs(FIVE)).toBe(250);
    expect(intervalMs({ perSecond: 2, reserved: 1 })).toBe(1000);
    const limits = fc.record({ perSecond: fc.double({ min: 2, max: 40, noNaN: true }), reserved: fc.constant(1) });
    fc.assert(
      fc.property(limits, (limit) => {
        expect(1000 / intervalMs(limit)).toBeCloseTo(limit.perSecond - 1, 6);
      }),
    );
  });

  it('is half the limit below that, and none at 0', () => {
    expect(intervalMs({ perSecond: 1, reserved: 1 })).toBe(2000);
    expect(intervalMs({ perSecond: 0.5, reserved: 1 })).toBe(4000);
    expect(intervalMs({ perSecond: 5, reserved: 100 })).toBe(400);
    expect(intervalMs(NONE)).toBe(0);
  });

  it('stays a hair within a limit of which nothing is kept', () => {
    expect(1000 / intervalMs(ALL_OF_FIVE)).toBeCloseTo(4.9, 6);
  });

  it('spaces the starts of calls, and lets the first go at once', async () => {
    expect(await startsAt(FIVE, 5)).toEqual([0, 250, 500, 750, 1000]);
    expect(await startsAt(NONE, 3)).toEqual([0, 0, 0]);
  });

  it('spaces calls that are asked for at once as well, and in the order in which they were', async () => {
    const pace = createPace(FIVE, testClock(0));
    expect(await Promise.all([pace.turn(), pace.turn(), pace.turn()])).toEqual([0, 250, 500]);
  });

  it('never starts more calls in a second than the limit less what is kept, however long they take', async () => {
    const calls = fc.array(fc.nat(1500), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 20 }), fc.nat(1), calls, async (perSecond, reserved, durations) => {
        const clock = testClock();
        const pace = createPace({ perSecond, reserved }, clock);
        const starts: number[] = [];
        for (const duration of durations) {
          starts.push(await pace.turn());
          clock.pass(duration);
        }
        for (const [index, start] of starts.entries()) {
          const within = starts.slice(index).filter((other) => other - start < 999.9);
          expect(within.length).toBeLessThanOrEqual(perSecond - reserved);
        }
      }),
    );
  });

  it('does not make up for time in which nobody called', async () => {
    const clock = testClock();
    const pace = createPace(FIVE, clock);
    await pace.turn();
    clock.pass(60_000);
    await pace.turn();
    await pace.turn();
    expect(clock.sleeps).toEqual([250]);
  });
});

describe('what an answer says of the limit', () => {
  it('holds the next call for as long as retry-after says', async () => {
    expect(await waitAfter({ 'retry-after': '3' }, FIVE)).toBe(3000);
    expect(await waitAfter({ 'retry-after': '0.5' }, FIVE)).toBe(500);
    expect(await waitAfter({ 'retry-after': '0' }, FIVE)).toBe(250);
  });

  it('holds it even where there is no pacing', async () => {
    expect(await waitAfter({ 'retry-after': '2' }, NONE)).toBe(2000);
    expect(await waitAfter({}, NONE)).toBe(0);
  });

  it('holds those too that wait for their turn already', async () => {
    const pace = createPace(FIVE, testClock(0));
    const first = await pace.turn();
    const waiting = [pace.turn(), pace.turn()];
    pace.heed({ 'retry-after': '2' }, first);
    expect(await Promise.all(waiting)).toEqual([2000, 2250]);
  });

  it('holds it until the reset where nothing remains, and only then', async () => {
    expect(await waitAfter({ 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, FIVE)).toBe(1000);
    expect(await waitAfter({ 'ratelimit-remaining': '1', 'ratelimit-reset': '1' }, FIVE)).toBe(250);
    expect(await waitAfter({ 'ratelimit-reset': '1' }, FIVE)).toBe(250);
  });

  it('holds nothing where nothing remains because all calls were ours: the pace keeps the limit by itself', async () => {
    const pace = createPace(ALL_OF_FIVE, testClock(0));
    const spent = { 'ratelimit-limit': '5', 'ratelimit-remaining': '0', 'ratelimit-reset': '1' };
    const starts: number[] = [];
    for (let call = 0; call < 8; call += 1) {
      const startedAt = await pace.turn();
      starts.push(startedAt);
      if (call >= 4) pace.heed(spent, startedAt);
    }
    const apart = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    for (const gap of apart) expect(gap).toBeCloseTo(intervalMs(ALL_OF_FIVE), 6);
  });

  it('is the longer of the two, where it has both', async () => {
    const spent = { 'ratelimit-remaining': '0', 'ratelimit-reset': '4' };
    expect(await waitAfter({ ...spent, 'retry-after': '1' }, FIVE)).toBe(4000);
    expect(await waitAfter({ ...spent, 'retry-after': '9' }, FIVE)).toBe(9000);
  });

  it('counts from the answer, not from the call', async () => {
    const clock = testClock(0);
    const pace = createPace(FIVE, clock);
    const startedAt = await pace.turn();
    clock.pass(800);
    pace.heed({ 'retry-after': '1' }, startedAt);
    await pace.turn();
    expect(clock.now()).toBe(1800);
  });

  it('makes the pace slower, and never faster than it was set', async () => {
    const ten: Limit = { perSecond: 10, reserved: 1 };
    expect(await waitAfter({ 'ratelimit-limit': '2' }, ten, 2)).toBe(intervalMs({ perSecond: 2, reserved: 1 }));
    expect(await waitAfter({ 'ratelimit-limit': '100' }, ten, 2)).toBe(intervalMs(ten));
    expect(await waitAfter({ 'ratelimit-limit': '2' }, NONE, 2)).toBe(0);
  });

  it('is nothing where it is missing, or makes no sense', () => {
    const nothing = { retryAfterMs: 0, spentForMs: 0, perSecond: null };
    expect(readLimits(null)).toEqual(nothing);
    expect(readLimits({})).toEqual(nothing);
    for (const value of ['', 'soon', '-1', 'NaN', 'Infinity', 'Tue, 15 Jan 2030 07:00:00 GMT']) {
      const headers = { 'retry-after': value, 'ratelimit-reset': value, 'ratelimit-limit': value };
      expect(readLimits({ ...headers, 'ratelimit-remaining': '0' })).toEqual(nothing);
    }
  });

  it('of 0 calls a second is not taken at its word', async () => {
    expect(await waitAfter({ 'ratelimit-limit': '0' }, FIVE)).toBe(250);
  });
});
