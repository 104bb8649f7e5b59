/** What an attempt that is written down means for the lesson that is due, and for whoever left meanwhile. */
import { describe, expect, it } from 'vitest';
import { type Attempt, closed, newAttempt, opened, sent as sentPart, unsendable } from '../../src/domain/attempt.ts';
import type { Cohort } from '../../src/domain/cohort.ts';
import {
  type BatchState,
  hadWhenLeft,
  lessonDue,
  lessonInFlight,
  type Progress,
  progressAfter,
} from '../../src/domain/due.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { CROSSED_MS, UNSEEN_MS } from '../../src/domain/transition.ts';

const SEVEN = Date.parse('2030-01-16T07:00:00Z');
const COHORT: Cohort = { slot: '0700', day: '2030-01-16', firstLesson: 'b' };
const COURSE = ['a', 'b', 'c', 'd'];
const called = (lesson: string, at = SEVEN): Attempt =>
  opened(newAttempt(lesson, '2030-01-16', at), { slice: [0, 100], since: at, subject: 'Hi' });
const waiting = (attempt: Attempt | null): BatchState => ({ cohort: COHORT, progress: null, attempt, received: ['a'] });

describe('a lesson that was begun', () => {
  it('goes before the one that a change of the course would put in its place', () => {
    const changed = ['a', 'new', 'b', 'c'];
    expect(lessonDue({ ...waiting(null), received: [] }, ['b', 'c'], SEVEN)?.lesson).toBe('b');
    expect(lessonDue(waiting(called('c')), changed, SEVEN)?.lesson).toBe('c');
    const taken = sentPart(called('c'), [0, 100]);
    expect(lessonDue(waiting(taken), changed, SEVEN)?.lesson).toBe('c');
  });

  it('does not, where it surely did not leave, or where the author took it away', () => {
    expect(lessonDue(waiting(closed(called('c'))), COURSE, SEVEN)?.lesson).toBe('b');
    expect(lessonDue(waiting(called('c')), ['a', 'b', 'd'], SEVEN)?.lesson).toBe('b');
  });

  it('is not due again at the occurrence at which it was refused, and is at the next', () => {
    const batch = waiting(unsendable(called('b'), 'no'));
    expect(lessonDue(batch, COURSE, SEVEN + 23 * HOUR_MS)).toBeNull();
    expect(lessonDue(batch, COURSE, SEVEN + DAY_MS)).toEqual({ lesson: 'b', occurrence: '2030-01-17' });
    expect(lessonDue(batch, ['a', 'c', 'd'], SEVEN)?.lesson).toBe('c');
  });
});

describe('the progress', () => {
  const batch = waiting(null);
  const due = { lesson: 'b', occurrence: '2030-01-16' };
  const done = { sentAt: SEVEN + MINUTE_MS, count: 3, triedAt: SEVEN, isInDoubt: false };

  it('tells when each lesson was first tried, and which are in doubt', () => {
    const first = progressAfter(batch, due, COURSE, { ...done, isInDoubt: true });
    expect(first).toMatchObject({ sent: ['a', 'b'], times: { b: SEVEN }, inDoubt: ['b'] });
    const next = { lesson: 'c', occurrence: '2030-01-17' };
    const second = progressAfter({ ...batch, progress: first }, next, COURSE, { ...done, triedAt: SEVEN + DAY_MS });
    expect(second).toMatchObject({ times: { b: SEVEN, c: SEVEN + DAY_MS }, inDoubt: ['b'] });
  });

  it('says nothing of doubt where there is none', () => {
    expect(progressAfter(batch, due, COURSE, done)).not.toHaveProperty('inDoubt');
  });
});

describe('a lesson is on its way', () => {
  it('from the moment at which a tick could send it that knows nothing of what is written now', () => {
    expect(lessonInFlight(waiting(null), COURSE, SEVEN - UNSEEN_MS - 1)).toBeNull();
    expect(lessonInFlight(waiting(null), COURSE, SEVEN - UNSEEN_MS)).toBe('b');
    expect(lessonInFlight(waiting(null), COURSE, SEVEN)).toBe('b');
  });
});

describe('somebody who left at eight, with a lesson on its way,', () => {
  const leftAt = SEVEN + HOUR_MS;
  const left = { lesson: 'b', leftAt, now: leftAt + HOUR_MS };
  const progressTried = (triedAt: number): Progress => ({
    sent: ['a', 'b'],
    occurrence: '2030-01-16',
    sentAt: leftAt + HOUR_MS,
    finished: false,
    count: 1,
    times: { b: triedAt },
  });

  it('had it if it was tried before every location knew that they were gone', () => {
    for (const triedAt of [SEVEN, leftAt, leftAt + UNSEEN_MS - 1]) {
      expect(hadWhenLeft(left, progressTried(triedAt), null)).toBe(true);
      expect(hadWhenLeft(left, null, called('b', triedAt))).toBe(true);
    }
    for (const triedAt of [leftAt + UNSEEN_MS, leftAt + DAY_MS]) {
      expect(hadWhenLeft(left, progressTried(triedAt), null)).toBe(false);
      expect(hadWhenLeft(left, null, called('b', triedAt))).toBe(false);
    }
  });

  it('had it not if it was tried and surely sent nothing', () => {
    expect(hadWhenLeft(left, null, closed(called('b')))).toBe(false);
    expect(hadWhenLeft(left, null, unsendable(called('b'), 'no'))).toBe(false);
  });

  it('had it if a part of it was taken', () => {
    expect(hadWhenLeft(left, null, sentPart(called('b'), [0, 50]))).toBe(true);
  });

  it('had it as long as nobody can know', () => {
    expect(hadWhenLeft({ ...left, now: leftAt + CROSSED_MS - 1 }, null, null)).toBe(true);
    expect(hadWhenLeft({ ...left, now: leftAt + CROSSED_MS }, null, null)).toBe(false);
    expect(hadWhenLeft(left, null, called('c'))).toBe(false);
    const { times, ...untimed } = progressTried(0);
    expect(hadWhenLeft(left, untimed, null)).toBe(true);
  });
});
