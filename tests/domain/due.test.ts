import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../src/domain/cohort.ts';
import {
  type BatchState,
  type LastSend,
  lessonDue,
  nextSendInstant,
  occurrenceDue,
  type Progress,
  progressAfter,
} from '../../src/domain/due.ts';
import { instantOf, latestOccurrence } from '../../src/domain/slot.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { cohorts, courses } from './arbitraries.ts';

const HALF_DAY_MS = 12 * HOUR_MS;

/** A last send of some day of the cohort, up to a day late. */
const sends = fc.record({ day: fc.nat(30), lateMs: fc.nat(DAY_MS - 1) });

function lastSend(cohort: { slot: string; day: string }, { day, lateMs }: { day: number; lateMs: number }): LastSend {
  const begun = instantOf(cohort) + day * DAY_MS;
  return { occurrence: latestOccurrence(cohort.slot, begun).day, sentAt: begun + lateMs, finished: false };
}

/** Waits (ms) between ticks: a quarter hour, hours, or days of outage. */
const waits = fc.array(
  fc.oneof(
    fc.constant(QUARTER_MS),
    fc.integer({ min: 1, max: 48 }).map((hours) => hours * HOUR_MS),
    fc.integer({ min: 1, max: 9 }).map((days) => days * DAY_MS + QUARTER_MS),
  ),
  { minLength: 1, maxLength: 60 },
);

interface Sent {
  at: number;
  occurrence: string;
  lesson: string;
}

/** Asks after each wait whether a lesson is due, and sends it: what ticks do, whenever they come. */
function live(batch: BatchState, waitsMs: readonly number[], courseAt: (tick: number) => readonly string[]): Sent[] {
  const sent: Sent[] = [];
  let { progress } = batch;
  let now = instantOf(batch.cohort) - 2 * DAY_MS;
  for (const [tick, wait] of waitsMs.entries()) {
    now += wait;
    const course = courseAt(tick);
    const state = { ...batch, progress };
    const due = lessonDue(state, course, now);
    if (!due) continue;
    sent.push({ at: now, ...due });
    const done = { sentAt: now + MINUTE_MS, count: 1, triedAt: now, isInDoubt: false };
    progress = progressAfter(state, due, course, done);
  }
  return sent;
}

/** A batch to which nothing was sent yet, and which begins with the course's first lesson. */
function startOf(cohort: Cohort, [firstLesson = '']: readonly string[]): BatchState {
  return { cohort: { ...cohort, firstLesson }, progress: null, attempt: null, received: [] };
}

describe('a lesson', () => {
  const readers = fc.record({ cohort: cohorts, received: courses });
  const lives = fc.tuple(readers, waits, fc.array(courses, { minLength: 1 }));
  const liveWith = ([reader, waitsMs, variants]: [Pick<BatchState, 'cohort' | 'received'>, number[], string[][]]) =>
    live({ ...reader, progress: null, attempt: null }, waitsMs, (tick) => variants[tick % variants.length] ?? []);

  it('never leaves within 12 hours of the one before', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const times = liveWith(life).map(({ at }) => at);
        const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
        expect(gaps.filter((gap) => gap < HALF_DAY_MS)).toEqual([]);
      }),
    );
  });

  it("never leaves before the cohort's first day", () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(liveWith(life).filter(({ at }) => at < instantOf(life[0].cohort))).toEqual([]);
      }),
    );
  });

  it('is for an occurrence that has begun, and none has two', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { slot } = life[0].cohort;
        const sent = liveWith(life);
        const days = sent.map(({ occurrence }) => occurrence);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(sent.filter(({ at, occurrence }) => instantOf({ slot, day: occurrence }) > at)).toEqual([]);
      }),
    );
  });

  it('is never one that the readers had, in this cohort or before', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const had = [...life[0].received, ...liveWith(life).map(({ lesson }) => lesson)];
        expect(new Set(had).size).toBe(had.length);
      }),
    );
  });

  it('leaves each day on time, where every tick comes and nobody changes the course', () => {
    fc.assert(
      fc.property(cohorts, courses, (cohort, course) => {
        const everyQuarter = Array.from({ length: (course.length + 3) * 96 }, () => QUARTER_MS);
        const sent = live(startOf(cohort, course), everyQuarter, () => course);
        expect(sent.map(({ lesson }) => lesson)).toEqual(course);
        expect(sent.map(({ at }) => at)).toEqual(course.map((_, day) => instantOf(cohort) + day * DAY_MS));
      }),
      { numRuns: 30 },
    );
  });

  it('of each day of an outage is shifted: afterwards one leaves a day, and none is skipped', () => {
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 1, max: 9 }), fc.nat(DAY_MS), (cohort, days, moreMs) => {
        const course = ['a', 'b', 'c', 'd'];
        const everyQuarter = Array.from({ length: 8 * 96 }, () => QUARTER_MS);
        const outage = days * DAY_MS + moreMs;
        const sent = live(startOf(cohort, course), [2 * DAY_MS, outage, ...everyQuarter], () => course);
        expect(sent.map(({ lesson }) => lesson)).toEqual(course);
        const [, back = 0, ...later] = sent.map(({ at }) => at);
        expect(back).toBe(instantOf(cohort) + outage);
        for (const [index, at] of later.entries()) expect(at - back).toBeGreaterThan(index * DAY_MS);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a finished batch', () => {
  it('stays finished though the course grows', () => {
    fc.assert(
      fc.property(cohorts, courses, courses, fc.nat(100 * DAY_MS), (cohort, course, grown, later) => {
        const last = { ...lastSend(cohort, { day: 3, lateMs: 0 }), finished: true };
        const progress: Progress = { ...last, sent: course, count: 7 };
        const batch = { cohort, progress, attempt: null, received: [] };
        expect(lessonDue(batch, [...course, ...grown, 'new'], last.sentAt + later)).toBeNull();
      }),
    );
  });

  it('is one whose last lesson left, and no other', () => {
    fc.assert(
      fc.property(cohorts, courses, fc.nat(), (cohort, course, nth) => {
        const sent = course.slice(0, nth % course.length);
        const batch = { cohort, progress: null, attempt: null, received: sent };
        const due = { lesson: course[sent.length] ?? '', occurrence: cohort.day };
        const progress = progressAfter(batch, due, course, { sentAt: 5, count: 99, triedAt: 4, isInDoubt: false });
        expect(progress).toEqual({
          sent: [...sent, due.lesson],
          occurrence: cohort.day,
          sentAt: 5,
          count: 99,
          finished: sent.length + 1 === course.length,
          times: { [due.lesson]: 4 },
        });
      }),
    );
  });
});

describe('the next send', () => {
  const nows = fc.integer({ min: -3 * DAY_MS, max: 33 * DAY_MS });

  it('is now where a lesson is due, else the first round of the slot at which one is', () => {
    fc.assert(
      fc.property(cohorts, fc.option(sends), nows, (cohort, send, offset) => {
        const last = send && lastSend(cohort, send);
        const now = Math.max(instantOf(cohort) + offset, last?.sentAt ?? Number.NEGATIVE_INFINITY);
        const isDue = (instant: number) => occurrenceDue(cohort, last, instant) !== null;
        const firstRound = instantOf(latestOccurrence(cohort.slot, now)) + DAY_MS;
        const rounds = Array.from({ length: 40 }, (_, day) => firstRound + day * DAY_MS);
        expect(nextSendInstant(cohort, last, now)).toBe([now, ...rounds].find(isDue));
      }),
    );
  });

  it('is the first quarter hour at which one is due, where the last left within half a day of its time', () => {
    const onTime = sends.map(({ day, lateMs }) => ({ day, lateMs: lateMs % HALF_DAY_MS }));
    fc.assert(
      fc.property(cohorts, fc.option(onTime), nows, (cohort, send, offset) => {
        const last = send && lastSend(cohort, send);
        const quarter = instantOf(cohort) + offset - (offset % QUARTER_MS);
        let instant = quarter;
        while (occurrenceDue(cohort, last, instant) === null) instant += QUARTER_MS;
        expect(nextSendInstant(cohort, last, quarter)).toBe(instant);
      }),
      { numRuns: 50 },
    );
  });
});
