import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortToJoin } from '../../src/domain/cohort.ts';
import { firstLessonKey, kindOfKey, nowKey } from '../../src/domain/idempotency.ts';
import { instantOf } from '../../src/domain/slot.ts';
import { leftBehind, type Subscriber } from '../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts';
import { missesLesson, type Placement } from '../../src/domain/transition.ts';
import { instants, zones } from './arbitraries.ts';

const AT = Date.parse('2030-01-15T12:00:00Z');

const READER: Subscriber = {
  address: 'anna@reader.example',
  name: '',
  timeZone: 'UTC',
  status: 'active',
  consent: { requestedAt: AT - 1, confirmedAt: AT, origin: '' },
  cohort: '0700.2030-01-16.c',
  received: ['a', 'b'],
  changedAt: AT,
};

const idempotencyKey = nowKey('course.example', 'f00', 'b', undefined);
const ASKED: Placement = {
  kind: 'placement',
  at: AT,
  subscriber: READER,
  from: '0700.2030-01-15.b',
  pendingSend: { lesson: 'b', idempotencyKey, since: AT },
};

describe('a later change', () => {
  const later: Subscriber = { ...READER, received: ['a'], changedAt: AT + 1 };

  it('that has not the lesson which was asked for did not know of it', () => {
    for (const status of ['active', 'paused', 'left'] as const) {
      expect(missesLesson(ASKED, { ...later, status })).toBe(true);
    }
  });

  it.each<[string, Subscriber]>([
    ['has the lesson', { ...later, received: ['a', 'b'] }],
    ['knows that it may be on its way', { ...later, pendingSend: { lesson: 'b', idempotencyKey, since: AT } }],
    ['is the same one', { ...READER, received: ['a'] }],
    ['began again', { ...later, received: [], restartedAt: AT + 1 }],
    ['took the reader off, as nothing was sent', { ...later, status: 'refused' }],
  ])('knew of it where it %s', (_, known) => {
    expect(missesLesson(ASKED, known)).toBe(false);
  });

  it('misses no lesson of a confirmation', () => {
    const pendingSend = { lesson: 'b', idempotencyKey: firstLessonKey('course.example', 'f00', undefined), since: AT };
    expect(missesLesson({ ...ASKED, pendingSend }, later)).toBe(false);
    expect(missesLesson({ ...ASKED, pendingSend: undefined }, later)).toBe(false);
  });
});

it('a key tells a lesson that was asked for from that of a confirmation', () => {
  expect(kindOfKey(idempotencyKey)).toBe('now');
  expect(kindOfKey(firstLessonKey('now.example', 'f00', AT))).toBe('first');
  expect(nowKey('course.example', 'f00', 'b', AT)).not.toBe(idempotencyKey);
});

it('whoever has paused until an instant joins no cohort before it, and the first one after it', () => {
  const joiners = fc.record({
    now: instants,
    ahead: fc.integer({ min: 0, max: 400 * DAY_MS }),
    zone: fc.constantFrom(...zones),
    sendHour: fc.nat(23),
  });
  fc.assert(
    fc.property(joiners, ({ now, ahead, zone, sendHour }) => {
      const notBefore = now + ahead;
      const begin = instantOf(cohortToJoin(now, { timeZone: zone, sendHour, notBefore }, 'a'));
      expect(begin).toBeGreaterThanOrEqual(Math.max(notBefore, now + 6 * HOUR_MS));
      expect(begin).toBeLessThanOrEqual(Math.max(notBefore, now + 6 * HOUR_MS) + 2 * DAY_MS + HOUR_MS);
    }),
  );
});

describe('the cohorts that a reader left behind', () => {
  it('are all that they were in, but for the one that they are in', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd');
    const cohorts = fc.uniqueArray(names);
    const histories = fc.record({ kept: cohorts, old: names, known: cohorts, next: names });
    fc.assert(
      fc.property(histories, ({ kept, old, known, next }) => {
        const before = { ...READER, cohort: old, cohorts: kept };
        const behind = leftBehind(before, { ...READER, cohort: next, cohorts: known });
        expect(new Set([...behind, next])).toEqual(new Set([...kept, old, ...known, next]));
        expect(behind).not.toContain(next);
      }),
    );
    expect(leftBehind(null, READER)).toEqual([]);
  });
});
