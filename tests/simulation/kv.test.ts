/** The simulated KV keeps to what Workers KV promises, and to nothing more. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KvClient, type KvFaults, KvStore } from './kv.ts';
import { randomOf } from './random.ts';

const SOUND: KvFaults = { failingReads: 0, failingWrites: 0, staleSeconds: 0, smallPages: 0 };
const PLACES = 3;

/** A store, and clients at its locations under one clock. */
function kv(faults: Partial<KvFaults> = {}, seed = 1) {
  const store = new KvStore(PLACES);
  const clock = { now: 1_000_000 };
  const random = randomOf(seed);
  const client = (location: number): KvClient => ({
    location,
    random,
    now: () => clock.now,
    faults: () => ({ ...SOUND, ...faults }),
    strike: () => undefined,
  });
  const names = (location: number, prefix = '') => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = store.list({ prefix, ...(cursor ? { cursor } : {}) }, client(location));
      all.push(...page.keys.map(({ name }) => name));
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
    return all;
  };
  const put = (key: string, value: string | null, location = 0, options: KVNamespacePutOptions = {}) =>
    store.write(key, value, options, client(location));
  const get = (key: string, location = 0) => store.read(key, client(location))?.value ?? null;
  return { store, clock, put, get, names };
}

const seeds = fc.nat();

describe('what is stale', () => {
  test('other locations may read an old value, an old absence and an old list, but for no longer than was said', () => {
    const seen = { values: 0, absences: 0, lists: 0 };
    fc.assert(
      fc.property(seeds, fc.nat(90), (seed, seconds) => {
        const { clock, put, get, names } = kv({ staleSeconds: 90 }, seed);
        put('a', 'old');
        clock.now += 200_000;
        put('a', 'new');
        put('b', 'new');
        clock.now += seconds * 1_000;
        if (get('a', 1) === 'old') seen.values += 1;
        if (get('b', 1) === null) seen.absences += 1;
        if (!names(1).includes('b')) seen.lists += 1;
        clock.now += (90 - seconds) * 1_000;
        expect([get('a', 1), get('b', 1), names(1)]).toEqual(['new', 'new', ['a', 'b']]);
      }),
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
  });

  test('a location that has seen a value never sees an older one', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer({ min: 1_000, max: 40_000 }), { maxLength: 20 }), (seed, waits) => {
        const { clock, put, get } = kv({ staleSeconds: 90 }, seed);
        let newest = 0;
        for (const [index, wait] of waits.entries()) {
          put('key', String(index + 1), index % PLACES);
          clock.now += wait;
          const value = Number(get('key', 1));
          expect(value).toBeGreaterThanOrEqual(newest);
          newest = value;
        }
      }),
    );
  });
});

describe('what is written', () => {
  test('a second write of one key within a second is refused, a second later it is not', () => {
    const { clock, put, get } = kv();
    put('key', 'one');
    clock.now += 999;
    expect(() => put('key', 'two')).toThrow('429');
    clock.now += 1;
    put('key', 'three');
    expect(get('key')).toBe('three');
  });

  test('what was acknowledged is there in the end, whatever failed; what failed may be there or not', () => {
    const failed = { kept: 0, lost: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const { clock, put, get } = kv({ failingWrites: 50, staleSeconds: 90 }, seed);
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
    expect(failed.kept).toBeGreaterThan(0);
    expect(failed.lost).toBeGreaterThan(0);
  });

  test('what is deleted or expired is gone, from lists as well', () => {
    const { clock, put, get, names } = kv();
    put('deleted', 'x');
    put('expiring', 'x', 0, { expirationTtl: 60 });
    clock.now += 1_000;
    put('deleted', null);
    expect(names(0)).toEqual(['expiring']);
    clock.now += 59_000;
    expect([get('deleted'), get('expiring'), names(0)]).toEqual([null, null, []]);
  });

  test.each([
    ['a key of over 512 bytes', 'ü'.repeat(257), {}],
    ['metadata of over 1,024 bytes', 'key', { metadata: 'x'.repeat(1_023) }],
    ['an expiration within a minute', 'key', { expirationTtl: 59 }],
  ])('%s is refused', (_, key, options) => {
    expect(() => kv().put(key, '', 0, options)).toThrow('KV PUT failed');
  });
});

test('lists are whole and sorted by bytes, however short and empty their pages', () => {
  fc.assert(
    fc.property(seeds, fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 })), (seed, keys) => {
      const { put, names } = kv({ smallPages: 80 }, seed);
      for (const key of keys) put(`p:${key}`, '');
      put('other', '');
      const sorted = keys
        .map((key) => `p:${key}`)
        .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
      expect(names(0, 'p:')).toEqual(sorted);
    }),
  );
});
