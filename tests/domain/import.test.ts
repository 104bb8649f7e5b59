import { describe, expect, test } from 'vitest';
import { importedAt, isAsImported, standingOf, takesPart } from '../../src/domain/import.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { UNSEEN_MS } from '../../src/domain/transition.ts';

const AT = Date.parse('2030-01-15T12:00:00Z');

function reader(more: Partial<Subscriber> = {}): Subscriber {
  const consent = { requestedAt: AT, confirmedAt: AT, origin: '' };
  return {
    address: 'anna@reader.example',
    name: '',
    timeZone: 'UTC',
    status: 'active',
    consent,
    cohort: null,
    received: [],
    ...more,
  };
}

const broughtIn = (at: number, more: Partial<Subscriber> = {}) =>
  reader({
    consent: { requestedAt: AT, confirmedAt: AT, origin: '', imported: { at, source: 'Kit', words: 'By its form' } },
    changedAt: importedAt(at),
    ...more,
  });

const GONE = ['left', 'refused', 'bounced', 'complained'] as const;

describe('somebody in a file', () => {
  const standing = (known: Subscriber | undefined, isDeleted = false) => standingOf({}, { known, isDeleted }, AT);

  test('is new where nobody knows them', () => {
    expect(standing(undefined)).toEqual({ kind: 'new' });
  });

  test('stays out who had themselves deleted, known or not', () => {
    expect(standing(undefined, true)).toEqual({ kind: 'out', why: 'deleted' });
    expect(standing(reader(), true)).toEqual({ kind: 'out', why: 'deleted' });
  });

  test.each(['active', 'paused'] as const)('is in already who is %s', (status) => {
    expect(standing(reader({ status }))).toEqual({ kind: 'known' });
  });

  test.each(GONE)('stays out who has %s', (status) => {
    expect(standing(reader({ status }))).toEqual({ kind: 'out', why: status });
  });

  test('is known again whom this import has written, and no other import', () => {
    expect(standing(broughtIn(AT))).toEqual({ kind: 'mine' });
    expect(standing(broughtIn(AT - 1))).toEqual({ kind: 'known' });
  });

  test.each(GONE)('changes nothing about who is known, where the file itself has them as %s', (status) => {
    for (const known of [reader(), reader({ status: 'left' })]) {
      expect(standingOf({ status }, { known, isDeleted: false }, AT)).toEqual({ kind: 'known' });
    }
    expect(takesPart({ status })).toBe(false);
  });
});

test('what an import writes counts as older than anything that nobody may have seen yet', () => {
  expect(importedAt(AT)).toBe(AT - UNSEEN_MS);
});

test('whoever has changed anything since is not as they were imported', () => {
  expect(isAsImported(broughtIn(AT))).toBe(true);
  expect(isAsImported(broughtIn(AT, { changedAt: AT }))).toBe(false);
  expect(isAsImported(reader({ changedAt: importedAt(AT) }))).toBe(false);
});
