import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPauseDay, localDay, pauseDays, startOfDay } from '../../src/domain/pause.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { instants, zones } from './arbitraries.ts';

const anyZone = fc.constantFrom(...zones);

describe('the day of a reader’s calendar', () => {
  it.each([
    ['2030-01-15T12:00:00Z', 'UTC', '2030-01-15'],
    ['2030-01-15T12:00:00Z', 'Pacific/Kiritimati', '2030-01-16'],
    ['2030-01-15T04:59:00Z', 'America/New_York', '2030-01-14'],
  ])('at %s in %s is %s', (instant, zone, day) => {
    expect(localDay(Date.parse(instant), zone)).toBe(day);
  });

  it('begins with its first quarter hour, wherever that is', () => {
    fc.assert(
      fc.property(instants, anyZone, (instant, zone) => {
        const day = localDay(instant, zone);
        const start = startOfDay(day, zone);
        expect(localDay(start, zone)).toBe(day);
        expect(localDay(start - QUARTER_MS, zone) < day).toBe(true);
        expect(instant - start).toBeLessThan(DAY_MS + 2 * HOUR_MS);
      }),
    );
  });
});

describe('a pause', () => {
  it('ends tomorrow at the earliest, and within a year', () => {
    fc.assert(
      fc.property(instants, anyZone, fc.integer({ min: -400, max: 400 }), (now, zone, days) => {
        const day = new Date(Date.parse(localDay(now, zone)) + days * DAY_MS).toISOString().slice(0, 10);
        expect(isPauseDay(day, zone, now)).toBe(days >= 1 && days <= 366);
        if (days >= 1) expect(startOfDay(day, zone)).toBeGreaterThan(now);
      }),
    );
  });

  it.each(['', '2030-02-30', '2030-13-01', '2030-1-20', '+002030-01-20', '2030-01-20T00:00'])(
    'does not end on "%s", which is no day',
    (day) => {
      expect(isPauseDay(day, 'UTC', Date.parse('2030-01-15T12:00:00Z'))).toBe(false);
    },
  );

  it('has a first and a last day', () => {
    expect(pauseDays('UTC', Date.parse('2030-01-15T12:00:00Z'))).toEqual({ first: '2030-01-16', last: '2031-01-16' });
  });
});
