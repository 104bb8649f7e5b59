import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cohort, cohortName, cohortToJoin, keptUntil, parseCohort } from '../../src/domain/cohort.ts';
import { instantOf } from '../../src/domain/slot.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts';
import { cohorts, instants, zones } from './arbitraries.ts';

describe("a cohort's name", () => {
  it('reads back as the cohort', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        expect(parseCohort(cohortName(cohort))).toEqual(cohort);
      }),
    );
  });

  it('is slot, day and lesson, with points between', () => {
    const cohort = { slot: '0615', day: '2026-11-22', firstLesson: 'lesson-1' };
    expect(cohortName(cohort)).toBe('0615.2026-11-22.lesson-1');
  });

  it('sorts by slot, then by day, as KV lists it', () => {
    const order = ({ slot, day, firstLesson }: Cohort) => `${slot} ${day} ${firstLesson}`;
    fc.assert(
      fc.property(fc.array(cohorts), (many) => {
        const byName = many.toSorted((one, other) => compare(cohortName(one), cohortName(other)));
        expect(byName.map(order)).toEqual(many.map(order).toSorted(compare));
      }),
    );
  });

  it('is nothing else', () => {
    const day = '2026-11-22';
    const names = ['', '0615', `0615.${day}`, `0615.${day}.`, `615.${day}.a`, `0615.${day}.a:b`, `0615.${day}.A`];
    expect(names.filter((name) => parseCohort(name) !== null)).toEqual([]);
  });
});

describe('the cohort that a reader joins', () => {
  const returns = fc.option(fc.integer({ min: 0, max: 3 * DAY_MS }), { nil: undefined });

  it('starts at least 6 hours after now, and 12 after the last lesson', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.nat(23), returns, (now, timeZone, sendHour, ago) => {
        const lastLessonAt = ago === undefined ? undefined : now - ago;
        const cohort = cohortToJoin(now, { timeZone, sendHour, lastLessonAt }, 'a');
        expect(instantOf(cohort) - now).toBeGreaterThanOrEqual(6 * HOUR_MS);
        expect(instantOf(cohort) - (lastLessonAt ?? 0)).toBeGreaterThanOrEqual(12 * HOUR_MS);
      }),
    );
  });

  it('has not begun, however far the ticks are ahead of the wall clock, and however stale what is known of them', () => {
    const joiners = fc.record({
      now: instants,
      timeZone: fc.constantFrom(...zones),
      sendHour: fc.nat(23),
      lastLessonAgo: returns,
      pausedFor: fc.option(fc.integer({ min: 0, max: 40 * DAY_MS }), { nil: undefined }),
      ahead: fc.integer({ min: -2 * DAY_MS, max: 400 * DAY_MS }),
      stale: fc.integer({ min: 0, max: 6 * HOUR_MS - 1 }),
    });
    fc.assert(
      fc.property(joiners, ({ now, timeZone, sendHour, lastLessonAgo, pausedFor, ahead, stale }) => {
        const lastTickAt = now + ahead;
        const lastLessonAt = lastLessonAgo === undefined ? undefined : now - lastLessonAgo;
        const notBefore = pausedFor === undefined ? undefined : now + pausedFor;
        const joiner = { timeZone, sendHour, lastLessonAt, notBefore, lastTickAt: lastTickAt - stale };
        const begins = instantOf(cohortToJoin(now, joiner, 'a'));
        expect(begins).toBeGreaterThan(lastTickAt);
        expect(begins).toBeGreaterThanOrEqual(now + 6 * HOUR_MS);
      }),
    );
  });

  it('is the same one whether or not ticks are known that are not ahead', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.nat(23), fc.nat(DAY_MS), (now, timeZone, sendHour, ago) => {
        const joiner = { timeZone, sendHour };
        const known = { ...joiner, lastTickAt: now - ago };
        expect(cohortToJoin(now, known, 'a')).toEqual(cohortToJoin(now, joiner, 'a'));
      }),
    );
  });

  it('starts when their clock shows the send hour, within two and a half days', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.nat(23), (now, timeZone, sendHour) => {
        const cohort = cohortToJoin(now, { timeZone, sendHour }, 'a');
        const clock = new Date(instantOf(cohort)).toLocaleTimeString('sv', { timeZone });
        expect(clock).toBe(`${String(sendHour).padStart(2, '0')}:00:00`);
        expect(instantOf(cohort) - now).toBeLessThan(2.5 * DAY_MS);
      }),
    );
  });

  it('is the one of the next morning, unless that is less than 6 hours away', () => {
    const berlin = { timeZone: 'Europe/Berlin', sendHour: 7 };
    const joinAt = (now: string) => cohortName(cohortToJoin(Date.parse(now), berlin, 'lesson-4'));
    expect(joinAt('2026-11-22T00:00:00.000Z')).toBe('0600.2026-11-22.lesson-4');
    expect(joinAt('2026-11-22T00:00:00.001Z')).toBe('0600.2026-11-23.lesson-4');
  });

  it('waits a day longer for someone who had a lesson this night', () => {
    const lastLessonAt = Date.parse('2026-11-21T20:00Z');
    const reader = { timeZone: 'Europe/Berlin', sendHour: 7, lastLessonAt };
    const cohort = cohortToJoin(Date.parse('2026-11-21T22:00Z'), reader, 'lesson-4');
    expect(cohortName(cohort)).toBe('0600.2026-11-23.lesson-4');
  });
});

it("a cohort's keys are kept for the length of its course and 60 days", () => {
  fc.assert(
    fc.property(cohorts, fc.integer({ min: 1, max: 400 }), (cohort, lessons) => {
      expect(keptUntil(cohort, lessons)).toBe(instantOf(cohort) + (lessons + 60) * DAY_MS);
    }),
  );
});

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
