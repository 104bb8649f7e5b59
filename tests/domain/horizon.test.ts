import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortPrefixes, watchHorizon } from '../../src/domain/horizon.ts';
import { latestOccurrence } from '../../src/domain/slot.ts';
import { DAY_MS, dayOf } from '../../src/domain/time.ts';

const SEVEN = Date.parse('2030-01-16T07:00:00Z');
const cohortOf = (day: string) => ({ slot: '0700', day, firstLesson: 'lesson-4' });

/** The horizon after batches of these days, of so many places each. */
function horizonAfter(
  batches: readonly { day: string; isOver: boolean }[],
  { places = 20_000, before, now = SEVEN }: { places?: number; before?: string; now?: number } = {},
): string | undefined {
  const watch = watchHorizon('0700', before, now);
  for (const { day, isOver } of batches) watch.see({ cohort: cohortOf(day), places, isOver });
  return watch.horizon();
}

describe('the horizon of a slot', () => {
  it('is the first day of which a batch may still get a lesson', () => {
    const batches = [
      { day: '2030-01-02', isOver: true },
      { day: '2030-01-09', isOver: false },
      { day: '2030-01-12', isOver: false },
    ];
    expect(horizonAfter(batches)).toBe('2030-01-09');
  });

  it('is never later than today: who joins now joins a later day', () => {
    expect(horizonAfter([{ day: '2030-01-02', isOver: true }])).toBe('2030-01-16');
    expect(horizonAfter([{ day: '2030-01-20', isOver: false }])).toBe('2030-01-16');
    expect(horizonAfter([{ day: '2030-01-02', isOver: true }], { now: SEVEN - 60_000 })).toBe('2030-01-15');
  });

  it('is none where the slot has few places, and stays where there was one', () => {
    expect(horizonAfter([{ day: '2030-01-02', isOver: true }], { places: 100 })).toBeUndefined();
    expect(horizonAfter([], { before: '2030-01-09' })).toBe('2030-01-16');
  });
});

describe('the cohorts that a tick lists', () => {
  it('are all of the slot where there is no horizon, or one so old that a list a day would be more', () => {
    expect(cohortPrefixes('0700', undefined, SEVEN)).toEqual(['0700.']);
    expect(cohortPrefixes('0700', '2029-10-01', SEVEN)).toEqual(['0700.']);
  });

  it('are those of each day from the horizon to today, in order', () => {
    expect(cohortPrefixes('0700', '2030-01-14', SEVEN)).toEqual([
      '0700.2030-01-14.',
      '0700.2030-01-15.',
      '0700.2030-01-16.',
    ]);
    expect(cohortPrefixes('0700', '2030-01-16', SEVEN)).toEqual(['0700.2030-01-16.']);
  });

  it('hold every batch that may get a lesson, whatever was over before', () => {
    const days = fc.array(fc.record({ ago: fc.nat(80), isOver: fc.boolean() }), { maxLength: 30 });
    const times = fc.integer({ min: SEVEN, max: SEVEN + 3 * DAY_MS });
    fc.assert(
      fc.property(days, times, (batches, now) => {
        const all = batches.map(({ ago, isOver }) => ({ day: dayOf(SEVEN - ago * DAY_MS), isOver }));
        const prefixes = cohortPrefixes('0700', horizonAfter(all), now);
        const today = latestOccurrence('0700', now).day;
        const due = [...all.filter(({ isOver }) => !isOver).map(({ day }) => day), today, '2030-01-17'].filter(
          (day) => day <= today,
        );
        for (const day of due) expect(prefixes.some((prefix) => `0700.${day}.lesson-4`.startsWith(prefix))).toBe(true);
        expect(prefixes.toSorted()).toEqual(prefixes);
      }),
    );
  });
});
