import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, intervalMs, readLimits } from '../../src/resend/pace.ts';
import { testClock } from './clock.ts';

/** The starts (ms) of so many calls, of which each takes no time, at this pace. */
async function startsAt(perSecond: number, calls: number): Promise<number[]> {
  const clock = testClock(0);
  const pace = createPace(perSecond, clock);
  const starts: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    await pace.turn();
    starts.push(clock.now());
  }
  return starts;
}

/** How long (ms) the next call waits after one with these headers, or the one that comes `later` calls after it. */
async function waitAfter(headers: Record<string, string>, perSecond: number, later = 1): Promise<number> {
  const clock = testClock(0);
  const pace = createPace(perSecond, clock);
  await pace.turn();
  pace.heed(headers);
  let before = 0;
  for (let call = 0; call < later; call += 1) {
    before = clock.now();
    await pace.turn();
  }
  return clock.now() - before;
}

describe('the pace', () => {
  it('leaves one call a second for confirmations, where the limit has room for it', () => {
    expect(intervalMs(5)).toBe(250);
    expect(intervalMs(2)).toBe(1000);
    fc.assert(
      fc.property(fc.double({ min: 2, max: 1000, noNaN: true }), (perSecond) => {
        expect(1000 / intervalMs(perSecond)).toBeCloseTo(perSecond - 1, 6);
      }),
    );
  });

  it('is half the limit below that, and none at 0', () => {
    expect(intervalMs(1)).toBe(2000);
    expect(intervalMs(0.5)).toBe(4000);
    expect(intervalMs(0)).toBe(0);
  });

  it('spaces the starts of calls, and lets the first go at once', async () => {
    expect(await startsAt(5, 5)).toEqual([0, 250, 500, 750, 1000]);
    expect(await startsAt(0, 3)).toEqual([0, 0, 0]);
  });

  it('never starts more calls in a second than the limit less one, however long they take', async () => {
    const calls = fc.array(fc.nat(1500), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 20 }), calls, async (perSecond, durations) => {
        const clock = testClock();
        const pace = createPace(perSecond, clock);
        const starts: number[] = [];
        for (const duration of durations) {
          await pace.turn();
          starts.push(clock.now());
          clock.pass(duration);
        }
        for (const [index, start] of starts.entries()) {
          const within = starts.slice(index).filter((other) => other - start < 999.9);
          expect(within.length).toBeLessThanOrEqual(perSecond - 1);
        }
      }),
    );
  });

  it('does not make up for time in which nobody called', async () => {
    const clock = testClock();
    const pace = createPace(5, clock);
    await pace.turn();
    clock.pass(60_000);
    await pace.turn();
    await pace.turn();
    expect(clock.sleeps).toEqual([250]);
  });
});

describe('what an answer says of the limit', () => {
  it('holds the next call for as long as retry-after says', async () => {
    expect(await waitAfter({ 'retry-after': '3' }, 5)).toBe(3000);
    expect(await waitAfter({ 'retry-after': '0.5' }, 5)).toBe(500);
    expect(await waitAfter({ 'retry-after': '0' }, 5)).toBe(250);
  });

  it('holds it even where there is no pacing', async () => {
    expect(await waitAfter({ 'retry-after': '2' }, 0)).toBe(2000);
    expect(await waitAfter({}, 0)).toBe(0);
  });

  it('holds it until the reset where nothing remains, and only then', async () => {
    expect(await waitAfter({ 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, 5)).toBe(1000);
    expect(await waitAfter({ 'ratelimit-remaining': '1', 'ratelimit-reset': '1' }, 5)).toBe(250);
    expect(await waitAfter({ 'ratelimit-reset': '1' }, 5)).toBe(250);
  });

  it('is the longer of the two, where it has both', async () => {
    const spent = { 'ratelimit-remaining': '0', 'ratelimit-reset': '4' };
    expect(await waitAfter({ ...spent, 'retry-after': '1' }, 5)).toBe(4000);
    expect(await waitAfter({ ...spent, 'retry-after': '9' }, 5)).toBe(9000);
  });

  it('counts from the answer, not from the call', async () => {
    const clock = testClock(0);
    const pace = createPace(5, clock);
    await pace.turn();
    clock.pass(800);
    pace.heed({ 'retry-after': '1' });
    await pace.turn();
    expect(clock.now()).toBe(1800);
  });

  it('makes the pace slower, and never faster than it was set', async () => {
    expect(await waitAfter({ 'ratelimit-limit': '2' }, 10, 2)).toBe(intervalMs(2));
    expect(await waitAfter({ 'ratelimit-limit': '100' }, 10, 2)).toBe(intervalMs(10));
    expect(await waitAfter({ 'ratelimit-limit': '2' }, 0, 2)).toBe(0);
  });

  it('is nothing where it is missing, or makes no sense', () => {
    const nothing = { holdMs: 0, perSecond: null };
    expect(readLimits(null)).toEqual(nothing);
    expect(readLimits({})).toEqual(nothing);
    for (const value of ['', 'soon', '-1', 'NaN', 'Infinity', 'Tue, 15 Jan 2030 07:00:00 GMT']) {
      const headers = { 'retry-after': value, 'ratelimit-reset': value, 'ratelimit-limit': value };
      expect(readLimits({ ...headers, 'ratelimit-remaining': '0' })).toEqual(nothing);
    }
  });

  it('of 0 calls a second is not taken at its word', async () => {
    expect(await waitAfter({ 'ratelimit-limit': '0' }, 5)).toBe(250);
  });
});
