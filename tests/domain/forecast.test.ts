import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/domain/cohort.ts';
import { type LastSend, occurrenceDue } from '../../src/domain/due.ts';
import { nextSend, withSubscribersAt } from '../../src/domain/forecast.ts';
import { instantOf } from '../../src/domain/slot.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from '../../src/domain/time.ts';

const COHORT: Cohort = { slot: '0700', day: '2030-01-16', firstLesson: 'b' };
const at = (day: number, hour: number) => Date.parse('2030-01-16') + (day - 16) * DAY_MS + hour * HOUR_MS;
const sentOn = (day: number, hour = 7): LastSend => ({
  occurrence: `2030-01-${day}`,
  sentAt: at(day, hour),
  finished: false,
});

describe('the next lesson of a batch', () => {
  test('comes with the first day of its cohort, where it has not begun', () => {
    expect(nextSend(COHORT, null, { delivered: at(15, 20), now: at(15, 20) })).toBe(at(16, 7));
  });

  test('is due while its slot is not delivered, and comes a day later once it is', () => {
    expect(nextSend(COHORT, sentOn(16), { delivered: at(17, 6.75), now: at(17, 8) })).toBe(at(17, 7));
    expect(nextSend(COHORT, sentOn(17), { delivered: at(17, 8), now: at(17, 8) })).toBe(at(18, 7));
  });

  test('skips a day that would be too soon after a late one', () => {
    expect(nextSend(COHORT, sentOn(17, 20), { delivered: at(17, 20), now: at(17, 20) })).toBe(at(19, 7));
    // A tick has passed the slot by; none looks at it again before the next day.
    expect(nextSend(COHORT, sentOn(17, 20), { delivered: at(18, 9), now: at(18, 9) })).toBe(at(19, 7));
  });

  test('never comes to a batch that is finished, or that got nothing in a slot that was delivered in full', () => {
    expect(nextSend(COHORT, { ...sentOn(17), finished: true }, { delivered: at(18, 6), now: at(18, 6) })).toBeNull();
    expect(nextSend(COHORT, sentOn(16), { delivered: at(17, 8), now: at(17, 8) })).toBeNull();
  });

  test('waits after an outage of days, and is not lost', () => {
    expect(nextSend(COHORT, sentOn(17), { delivered: at(17, 9), now: at(20, 8) })).toBe(at(20, 7));
  });
});

test('whatever the next slot is, a lesson is due in it, and in no slot before it that is still open', () => {
  const hours = fc.integer({ min: -100, max: 200 });
  fc.assert(
    fc.property(hours, hours, fc.nat(300), fc.boolean(), (sentHour, nowHour, behind, hasBegun) => {
      const now = quarterOf(at(17, 0) + nowHour * HOUR_MS);
      const delivered = now - behind * QUARTER_MS;
      const sentAt = Math.min(now, instantOf(COHORT) + Math.abs(sentHour) * HOUR_MS);
      const occurrence = new Date(sentAt - 7 * HOUR_MS).toISOString().slice(0, 10);
      const last = hasBegun && sentAt >= instantOf(COHORT) ? { occurrence, sentAt, finished: false } : null;
      const next = nextSend(COHORT, last, { delivered, now });
      if (next === null) return;
      expect(occurrenceDue(COHORT, last, Math.max(next, now))).not.toBeNull();
      for (let slot = next - DAY_MS; slot > Math.max(delivered, now); slot -= DAY_MS) {
        expect(occurrenceDue(COHORT, last, slot)).toBeNull();
      }
    }),
  );
});

test('subscribers are due, overdue after two hours, soon, or later than was asked', () => {
  const times = { now: at(17, 12), until: at(17, 18) };
  const none = { due: 0, overdue: 0, soon: 0 };
  const count = (hour: number) => withSubscribersAt(none, { at: at(17, hour), subscribers: 5 }, times);
  expect(count(10)).toEqual({ due: 5, overdue: 0, soon: 0 });
  expect(count(9.75)).toEqual({ due: 5, overdue: 5, soon: 0 });
  expect(count(18)).toEqual({ due: 0, overdue: 0, soon: 5 });
  expect(count(18.25)).toEqual(none);
});
