import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  attemptFor,
  closed,
  halved,
  isRepeatable,
  isUnsendable,
  newAttempt,
  nextSlice,
  opened,
  refused,
  type Slice,
  sent,
  sentInDoubt,
  unfinishedLesson,
  unsendable,
} from '../../src/domain/attempt.ts';
import { HOUR_MS } from '../../src/domain/time.ts';

const NOW = Date.parse('2030-01-16T07:00:00Z');
const fresh = newAttempt('lesson-1', '2030-01-16', NOW);
const WHOLE: Slice = [0, 100];
const ALL = Array.from({ length: 100 }, (_, position) => position);

interface Course {
  attempt: Attempt;
  /** The positions of each call, in order. */
  calls: number[][];
  /** The calls that were taken. */
  taken: number[][];
}

/** Sends to these readers as a tick does: a call with a poisoned one in it is refused as a whole, any other is taken. */
function sendTo(readers: readonly number[], isPoisoned: (position: number) => boolean): Course {
  let attempt = fresh;
  const calls: number[][] = [];
  const taken: number[][] = [];
  for (let slice = nextSlice(attempt, readers); slice !== null; slice = nextSlice(attempt, readers)) {
    if (calls.length > 500) throw new Error('It never ends.');
    const [from, to] = slice;
    const within = readers.filter((position) => position >= from && position < to);
    if (within.length > 0) calls.push(within);
    if (within.some(isPoisoned)) attempt = refused(attempt, slice, within, 'no');
    else attempt = sent(attempt, slice, within.length > 0);
    if (within.length > 0 && !within.some(isPoisoned)) taken.push(within);
    if (attempt.unsendable) break;
  }
  return { attempt, calls, taken };
}

const inOrder = (positions: Iterable<number>) => [...positions].toSorted((one, other) => one - other);

const batches = fc.subarray(ALL, { minLength: 1 });
const batchesWithPoison = batches.chain((readers) =>
  fc.record({ readers: fc.constant(readers), bad: fc.subarray(readers) }),
);
const fewPoisoned = batches.chain((readers) =>
  fc.record({ readers: fc.constant(readers), bad: fc.subarray(readers, { maxLength: Math.min(5, readers.length) }) }),
);

describe('halving, with any readers poisoned', () => {
  it('ends, takes nobody twice, and takes nobody who is poisoned', () => {
    fc.assert(
      fc.property(fc.oneof(batchesWithPoison, fewPoisoned), ({ readers, bad }) => {
        const { taken } = sendTo(readers, (position) => bad.includes(position));
        const all = taken.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((position) => bad.includes(position))).toEqual([]);
      }),
    );
  });

  it('finds exactly the poisoned, and sends to all others, once any part was taken', () => {
    fc.assert(
      fc.property(fc.oneof(batchesWithPoison, fewPoisoned), ({ readers, bad }) => {
        const { attempt, taken } = sendTo(readers, (position) => bad.includes(position));
        if (attempt.unsendable) {
          expect(taken).toEqual([]);
          return;
        }
        expect(attempt.taken).toBe(true);
        expect(inOrder(attempt.refused)).toEqual(bad);
        expect(inOrder(taken.flat())).toEqual(readers.filter((position) => !bad.includes(position)));
        expect(attempt.pending).toEqual([]);
      }),
    );
  });

  it('finds a single one wherever it is, in a batch of any size with whatever gaps', () => {
    fc.assert(
      fc.property(fc.subarray(ALL, { minLength: 2 }), fc.nat(), (readers, nth) => {
        const bad = readers[nth % readers.length];
        const { attempt, calls } = sendTo(readers, (position) => position === bad);
        expect(attempt).toMatchObject({ refused: [bad], unsendable: false });
        expect(calls.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(readers.length)) + 1);
      }),
    );
  });

  it('makes at most two calls for each halving on the way to each of them, and none that was made before', () => {
    fc.assert(
      fc.property(batchesWithPoison, ({ readers, bad }) => {
        const { calls } = sendTo(readers, (position) => bad.includes(position));
        const levels = Math.ceil(Math.log2(readers.length));
        expect(calls.length).toBeLessThanOrEqual(2 * bad.length * levels + 1);
        expect(new Set(calls.map(String)).size).toBe(calls.length);
      }),
    );
  });

  it('gives up where all are refused: after the whole, its halves and quarters, or down to each reader', () => {
    fc.assert(
      fc.property(batches, (readers) => {
        const { attempt, calls } = sendTo(readers, () => true);
        expect(attempt).toMatchObject({ unsendable: true, taken: false, reason: 'no' });
        expect(calls.length).toBe(Math.min(7, 2 * readers.length - 1));
      }),
    );
  });

  it('goes from the largest part to the smallest, in equal halves', () => {
    const { calls } = sendTo(ALL, (position) => position === 99);
    expect(calls.map((call) => [call[0], call.length])).toEqual([
      [0, 100],
      [0, 50],
      [50, 50],
      [50, 25],
      [75, 25],
      [75, 13],
      [88, 12],
      [88, 6],
      [94, 6],
      [94, 3],
      [97, 3],
      [97, 2],
      [99, 1],
    ]);
  });
});

describe('the next part', () => {
  it('is the one whose call may have been made, before all others', () => {
    const halves = halved(fresh, WHOLE, ALL);
    expect(nextSlice(opened(halves, { slice: [50, 100], since: NOW, subject: 'Hi' }), ALL)).toEqual([50, 100]);
    expect(nextSlice(closed(opened(halves, { slice: [50, 100], since: NOW, subject: 'Hi' })), ALL)).toEqual([0, 50]);
  });

  it('is null when all are done', () => {
    expect(nextSlice(sent(fresh, WHOLE), ALL)).toBeNull();
  });

  it('leaves parts in which nobody is left to the end', () => {
    expect(nextSlice(halved(fresh, WHOLE, [0, 1, 2, 60, 61]), [60, 61])).toEqual([60, 100]);
  });
});

describe('the instant since which a lesson may have left', () => {
  const later = NOW + HOUR_MS;

  it('is that of the first call that was not surely in vain', () => {
    expect(
      opened(closed(opened(fresh, { slice: WHOLE, since: NOW, subject: 'Hi' })), {
        slice: WHOLE,
        since: later,
        subject: 'Hi',
      }).since,
    ).toBe(later);
  });

  it('stays once a part was taken', () => {
    const half = sent(opened(halved(fresh, WHOLE, ALL), { slice: [0, 50], since: NOW, subject: 'Hi' }), [0, 50]);
    expect(opened(half, { slice: [50, 100], since: later, subject: 'Hi' })).toMatchObject({
      since: NOW,
      open: { since: later },
    });
  });
});

describe('the attempt to go on with', () => {
  const before = opened(fresh, { slice: WHOLE, since: NOW, subject: 'Hi' });

  it('is the stored one of this lesson, at this occurrence or a later one', () => {
    for (const day of ['2030-01-16', '2030-01-17']) expect(attemptFor(before, 'lesson-1', day, NOW)).toBe(before);
  });

  it('is a new one where none is stored, and for another lesson', () => {
    const made = newAttempt('lesson-4', '2030-01-17', NOW);
    for (const stored of [null, before]) expect(attemptFor(stored, 'lesson-4', '2030-01-17', NOW)).toEqual(made);
    expect(made).toMatchObject({ revision: 1, open: null, pending: [WHOLE] });
  });

  it('is a new take of the whole batch at the occurrence after one at which it was refused', () => {
    const stored = unsendable(halved(fresh, WHOLE, ALL), 'no');
    expect(attemptFor(stored, 'lesson-1', '2030-01-16', NOW)).toBe(stored);
    const next = attemptFor(stored, 'lesson-1', '2030-01-17', NOW);
    expect(next).toEqual(newAttempt('lesson-1', '2030-01-17', NOW, 2));
    expect(attemptFor(unsendable(next, 'no'), 'lesson-1', '2030-01-18', NOW)).toMatchObject({ revision: 3 });
  });

  it('is unsendable until then, and no other lesson is', () => {
    const stored = unsendable(fresh, 'no');
    expect(isUnsendable(stored, 'lesson-1', '2030-01-16')).toBe(true);
    expect(isUnsendable(stored, 'lesson-1', '2030-01-17')).toBe(false);
    expect(isUnsendable(stored, 'lesson-4', '2030-01-16')).toBe(false);
    expect(isUnsendable(before, 'lesson-1', '2030-01-16')).toBe(false);
    expect(isUnsendable(null, 'lesson-1', '2030-01-16')).toBe(false);
  });
});

describe('the lesson that has to be finished first', () => {
  const half = halved(fresh, WHOLE, ALL);

  it.each([
    ['was called and not heard of', opened(fresh, { slice: WHOLE, since: NOW, subject: 'Hi' })],
    ['has left for some', sent(half, [0, 50])],
    ['may have left for some', sentInDoubt(half, [0, 50])],
  ])('is one that %s', (_, stored) => {
    expect(unfinishedLesson(stored, ['lesson-4'])).toBe('lesson-1');
    expect(unfinishedLesson(stored, ['lesson-4', 'lesson-1'])).toBeNull();
  });

  it.each([
    ['nothing is stored', null],
    ['nothing was called', fresh],
    ['nobody was in what was called', sent(half, [50, 100], false)],
    ['the answer was a clear no', closed(opened(fresh, { slice: WHOLE, since: NOW, subject: 'Hi' }))],
    ['all was refused', unsendable(fresh, 'no')],
  ])('is none where %s', (_, stored) => {
    expect(unfinishedLesson(stored, [])).toBeNull();
  });
});

it('a call may be repeated for 23 hours, an hour less than Resend remembers it', () => {
  expect(isRepeatable(NOW, NOW)).toBe(true);
  expect(isRepeatable(NOW, NOW + 23 * HOUR_MS - 1)).toBe(true);
  expect(isRepeatable(NOW, NOW + 23 * HOUR_MS)).toBe(false);
});
