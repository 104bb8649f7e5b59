import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/domain/cohort.ts';
import { isQuiet, otherName } from '../../src/domain/deletion.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

/** The ids of a cohort in key order, one of which is to be replaced. */
const places = fc
  .uniqueArray(hex(32), { minLength: 1, maxLength: 200 })
  .chain((ids) => fc.record({ ids: fc.constant(ids.toSorted()), index: fc.nat(ids.length - 1) }));

const hashes = fc.array(hex(64), { minLength: 1, maxLength: 2 });

function beside(ids: readonly string[], index: number) {
  return { before: ids[index - 1] ?? null, after: ids[index + 1] ?? null };
}

describe('the other name of a place', () => {
  test('stands where the old one stood, among whatever ids and under whatever secret', () => {
    fc.assert(
      fc.property(places, hashes, ({ ids, index }, under) => {
        const id = ids[index] ?? '';
        const name = otherName(id, beside(ids, index), under);
        expect(name).toMatch(/^[0-9a-f]{32}$/);
        expect(ids).not.toContain(name);
        expect(ids.toSpliced(index, 1, name)).toEqual(ids.toSpliced(index, 1, name).toSorted());
      }),
    );
  });

  test('is found again by the tick after one that died with both names there', () => {
    fc.assert(
      fc.property(places, hashes, ({ ids, index }, under) => {
        const id = ids[index] ?? '';
        const name = otherName(id, beside(ids, index), under);
        const both = [...ids, name].toSorted();
        expect(otherName(id, beside(both, both.indexOf(id)), under)).toBe(name);
      }),
    );
  });

  test('is found again by a tick that has a new secret first', () => {
    fc.assert(
      fc.property(places, hex(64), hex(64), ({ ids, index }, before, now) => {
        const id = ids[index] ?? '';
        const name = otherName(id, beside(ids, index), [before]);
        const both = [...ids, name].toSorted();
        expect(otherName(id, beside(both, both.indexOf(id)), [now, before])).toBe(name);
      }),
    );
  });

  test('keeps no more of the id than tells it from its neighbours', () => {
    const id = 'abcdef0123456789abcdef0123456789';
    const hash = '5'.repeat(64);
    expect(otherName(id, { before: null, after: null }, [hash])).toBe('5'.repeat(32));
    const neighbours = { before: `ab${'0'.repeat(30)}`, after: `ac${'0'.repeat(30)}` };
    expect(otherName(id, neighbours, [hash])).toBe(`ab${'5'.repeat(30)}`);
  });
});

describe('a cohort is quiet', () => {
  const cohort: Cohort = { slot: '0700', day: '2030-01-15', firstLesson: 'a' };
  const at = (time: string) => Date.parse(`2030-01-${time}:00Z`);
  const sent = (sentAt: number) => ({ occurrence: '2030-01-16', sentAt, finished: false });

  test('from an hour after its lesson to an hour before the next', () => {
    const quiet = (now: number) => isQuiet(cohort, [sent(at('16T07:00'))], at('16T07:00'), now);
    expect(quiet(at('16T08:00') - MINUTE_MS)).toBe(false);
    expect(quiet(at('16T08:00'))).toBe(true);
    expect(quiet(at('17T06:00'))).toBe(true);
    expect(quiet(at('17T06:00') + MINUTE_MS)).toBe(false);
    expect(quiet(at('17T09:00'))).toBe(false);
  });

  test('only an hour after a lesson that an outage held up', () => {
    const now = at('16T15:15');
    expect(isQuiet(cohort, [sent(at('16T15:00'))], at('16T15:00'), now)).toBe(false);
    expect(isQuiet(cohort, [sent(at('16T15:00'))], at('16T16:00'), now + HOUR_MS)).toBe(true);
  });

  test('before it begins, whatever was delivered', () => {
    expect(isQuiet(cohort, [], null, at('14T12:00'))).toBe(true);
    expect(isQuiet(cohort, [], null, at('15T06:30'))).toBe(false);
    expect(isQuiet(cohort, [], null, at('15T08:30'))).toBe(false);
  });
});
