/** KV at its worst keeps to what Workers KV promises, and to nothing more. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../random.ts';
import { KvStore } from './store.ts';
import { type KvFaults, unreliably } from './unreliable.ts';
import { FREE_DAILY_LIMITS, INVOCATION_LIMITS, KvMeter } from './usage.ts';

const SOUND: KvFaults = { failingReads: 0, failingWrites: 0, staleSeconds: 0, smallPages: 0 };
const PLACES = 3;

/** A store, as clients at its locations see it under one clock. */
function newStore(faults: Partial<KvFaults> = {}, seed = 1) {
  const store = new KvStore();
  const clock = { now: 1_000_000 };
  const random = randomOf(seed);
  const struck = new Set<string>();
  const at = (location: number) =>
    unreliably(store, {
      location,
      locations: PLACES,
      random,
      now: () => clock.now,
      faults: () => ({ ...SOUND, ...faults }),
      strike: (fault) => struck.add(fault),
    });
  const names = (location: number, prefix = '') => {
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page = at(location).list({ prefix, cursor, limit: 1_000 });
      all.push(...page.entries.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== null);
    return all;
  };
  const put = (key: string, value: string | null, location = 0) => at(location).write(key, { value });
  const get = (key: string, location = 0) => at(location).read(key)?.value ?? null;
  return { at, clock, put, get, names, struck };
}

const seeds = fc.nat();

test('other locations may see old values, absences and lists, for no longer than was said, and never go back', () => {
  const seen = { values: 0, absences: 0, lists: 0 };
  fc.assert(
    fc.property(seeds, fc.array(fc.integer({ min: 1_000, max: 40_000 }), { maxLength: 12 }), (seed, waits) => {
      const { clock, put, get, names } = newStore({ staleSeconds: 90 }, seed);
      let newest = 0;
      for (const [index, wait] of waits.entries()) {
        put('key', String(index + 1), index % PLACES);
        put(`key-${index}`, '', index % PLACES);
        clock.now += wait;
        const value = Number(get('key', 1));
        expect(value).toBeGreaterThanOrEqual(newest);
        newest = value;
        if (value <= index) seen.values += 1;
        if (get(`key-${index}`, 1) === null) seen.absences += 1;
        if (!names(1).includes(`key-${index}`)) seen.lists += 1;
      }
      clock.now += 90_000;
      expect(Number(get('key', 1))).toBe(waits.length);
      expect(names(1, 'key-')).toHaveLength(waits.length);
    }),
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});

test('what was acknowledged is there in the end, whatever failed; what failed may be there or not', () => {
  const failed = { kept: 0, lost: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const { clock, put, get } = newStore({ failingWrites: 50, staleSeconds: 90 }, seed);
      let expected: (string | null)[] = [null];
      for (let count = 1; count <= 20; count += 1) {
        try {
          put('key', String(count), count % PLACES);
          expected = [String(count)];
        } catch {
          expected.push(String(count));
        }
        clock.now += 1_000;
      }
      clock.now += 90_000;
      const value = get('key', 2);
      expect(expected).toContain(value);
      if (expected.length > 1) failed[value === expected[0] ? 'lost' : 'kept'] += 1;
    }),
  );
  expect(Math.min(failed.kept, failed.lost)).toBeGreaterThan(0);
});

test('one key takes one write a second, and what has expired is gone, from lists as well', () => {
  const { at, clock, put, get, names, struck } = newStore();
  at(0).write('key', { value: 'one', expiresAt: clock.now + 60_000 });
  clock.now += 999;
  expect(() => put('key', 'two')).toThrow('KV PUT failed: 429');
  expect(struck).toEqual(new Set(['a second write within a second']));
  clock.now += 59_000;
  expect([get('key'), names(0)]).toEqual(['one', ['key']]);
  clock.now += 1;
  expect([get('key'), names(0)]).toEqual([null, []]);
});

test('lists are whole and sorted by bytes, however short and empty their pages', () => {
  const bytes = (key: string) => Buffer.from(key);
  fc.assert(
    fc.property(
      seeds,
      fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), { maxLength: 60 }),
      (seed, keys) => {
        const { put, names } = newStore({ smallPages: 80 }, seed);
        const named = keys.map((key) => `p:${key}`);
        for (const key of [...named, 'other']) put(key, '');
        expect(names(0, 'p:')).toEqual(named.toSorted((one, other) => Buffer.compare(bytes(one), bytes(other))));
      },
    ),
  );
});

describe('a meter', () => {
  test('counts a bulk read as one operation and as a read of each key', () => {
    const meter = new KvMeter();
    meter.count('get', 100, 0);
    meter.count('list', 1, 0);
    expect(meter.usage).toEqual({ operations: 2, reads: 100, writes: 0, deletes: 0, lists: 1 });
  });

  test('stops an invocation at its limit', () => {
    const meter = new KvMeter(INVOCATION_LIMITS);
    for (let operation = 0; operation < 1_000; operation += 1) meter.count('get', 100, 0);
    expect(() => meter.count('delete', 1, 0)).toThrow('Too many API requests');
  });

  test('stops at what a plan allows in a UTC day, and begins again with the next', () => {
    const meter = new KvMeter(FREE_DAILY_LIMITS, { isDaily: true });
    const write = (at: number) => meter.count('put', 1, at);
    for (let writes = 0; writes < 1_000; writes += 1) write(Date.UTC(2030, 0, 15));
    expect(() => write(Date.UTC(2030, 0, 15, 23, 59))).toThrow('KV put() limit exceeded for the day');
    write(Date.UTC(2030, 0, 16));
    expect(meter.usage.writes).toBe(1);
  });
});
