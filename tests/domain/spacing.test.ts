import { describe, expect, it } from 'vitest';
import { lastLessonOf, nextNotBefore } from '../../src/domain/spacing.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { HOUR_MS } from '../../src/domain/time.ts';

const AT = Date.parse('2030-01-15T12:00:00Z');

const READER: Subscriber = {
  address: 'anna@reader.example',
  name: '',
  timeZone: 'UTC',
  status: 'active',
  consent: { requestedAt: AT - 1, confirmedAt: AT, origin: '' },
  cohort: null,
  received: [],
};

describe('the next lesson', () => {
  it('can leave at once where there was none', () => {
    const had = { received: [], receivedAt: {}, lastLessonAt: null };
    expect([lastLessonOf(READER, had), nextNotBefore(READER, had)]).toEqual([undefined, 0]);
  });

  it('can leave six hours after that of the confirmation, or after it really left', () => {
    const had = { received: ['a'], receivedAt: {}, lastLessonAt: null };
    expect(nextNotBefore(READER, had)).toBe(AT + 6 * HOUR_MS);
    expect(nextNotBefore(READER, { ...had, receivedAt: { a: AT + HOUR_MS } })).toBe(AT + 7 * HOUR_MS);
  });

  it('can leave twelve hours after any other', () => {
    const had = { received: ['a', 'b'], receivedAt: { a: AT, b: AT + HOUR_MS }, lastLessonAt: AT + 2 * HOUR_MS };
    expect(nextNotBefore(READER, had)).toBe(AT + 14 * HOUR_MS);
  });
});
