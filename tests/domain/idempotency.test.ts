import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortName } from '../../src/domain/cohort.ts';
import {
  firstLessonKey,
  IDEMPOTENCY_WINDOW_MS,
  idempotencyWindow,
  lessonKey,
  nowKey,
  resendKey,
  signupKey,
  signupScope,
  sliceKey,
} from '../../src/domain/idempotency.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { cohorts, instants, slugs } from './arbitraries.ts';

/** Resend takes keys of 1 to 256 characters. */
const MAX_CHARACTERS = 256;
const MAX_SLUG_LENGTH = 'a'.repeat(60);
/** That of a preview, whose host is as long as the configuration lets it be. */
const LONG_HOST = `preview.${'a'.repeat(50)}.${'b'.repeat(39)}`;

const hosts = fc.tuple(fc.domain(), fc.constantFrom('', ':8787')).map((slices) => slices.join(''));
const sends = fc.record({
  host: hosts,
  cohort: cohorts.map(cohortName),
  n: fc.integer({ min: 1, max: 10_000 }),
  lesson: slugs,
});

describe('the key of a lesson', () => {
  it('is the same for the same batch and lesson, and another for any other', () => {
    fc.assert(
      fc.property(sends, sends, fc.subarray(['host', 'cohort', 'n', 'lesson'] as const), (one, other, changed) => {
        const changes = Object.fromEntries(changed.map((slice) => [slice, other[slice]]));
        const two = { ...one, ...changes };
        const isSame = JSON.stringify(one) === JSON.stringify(two);
        expect(lessonKey(one.host, one, one.lesson) === lessonKey(two.host, two, two.lesson)).toBe(isSame);
      }),
    );
  });

  it('fits for the longest slugs, a long host and a hundred million readers', () => {
    const cohort = cohortName({ slot: '2345', day: '2026-11-22', firstLesson: MAX_SLUG_LENGTH });
    expect(lessonKey(LONG_HOST, { cohort, n: 1_000_000 }, MAX_SLUG_LENGTH).length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });
});

describe('the key of a part of a batch', () => {
  const slices = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 100 }))
    .filter(([from, to]) => from < to);
  const takes = fc.integer({ min: 1, max: 99 });

  it("is the lesson's own for the whole of it, at the first take", () => {
    expect(sliceKey('key', [0, 100], 1)).toBe('key');
    expect(sliceKey('key', [0, 50], 1)).toBe('key/0-50');
    expect(sliceKey('key', [0, 100], 2)).toBe('key/rev-2');
    expect(sliceKey('key', [97, 98], 12)).toBe('key/97-98/rev-12');
  });

  it('is another for another part, another take and another lesson', () => {
    fc.assert(
      fc.property(fc.tuple(slugs, slices, takes), fc.tuple(slugs, slices, takes), (one, other) => {
        expect(sliceKey(...one) === sliceKey(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('fits where all before it is as long as it can be', () => {
    const cohort = cohortName({ slot: '2345', day: '2026-11-22', firstLesson: MAX_SLUG_LENGTH });
    const longest = lessonKey(LONG_HOST, { cohort, n: 10_000 }, MAX_SLUG_LENGTH);
    expect(longest.length).toBeGreaterThan(225);
    expect(sliceKey(longest, [0, 100], 1).length).toBeLessThanOrEqual(MAX_CHARACTERS);
    expect(sliceKey(longest, [97, 98], 99).length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });
});

describe('the key of lesson 1', () => {
  it('is one for each confirmation link of each person and deployment', async () => {
    const ids = await Promise.all(['anna@reader.example', 'ben@reader.example'].map(subscriberId));
    const keys = ['one.example', 'two.example'].flatMap((host) =>
      ids.flatMap((id) => [1000, 2000].map((issuedAt) => firstLessonKey(host, id, issuedAt))),
    );
    expect(new Set(keys).size).toBe(8);
    expect(firstLessonKey(LONG_HOST, ids[0] ?? '', Date.parse('2060-01-01')).length).toBeLessThanOrEqual(
      MAX_CHARACTERS,
    );
  });
});

describe('the key of a signup', () => {
  const subject = signupScope('one.example', 'ab12', undefined);

  it('is the same for two signups in one window of ten minutes, and another in the next', () => {
    fc.assert(
      fc.property(instants, fc.nat(IDEMPOTENCY_WINDOW_MS - 1), (instant, more) => {
        const start = idempotencyWindow(instant);
        expect(instant - start).toBeLessThan(IDEMPOTENCY_WINDOW_MS);
        expect(start).toBeLessThanOrEqual(instant);
        expect(signupKey(subject, start + more)).toBe(signupKey(subject, instant));
        expect(signupKey(subject, start + IDEMPOTENCY_WINDOW_MS + more)).not.toBe(signupKey(subject, instant));
      }),
    );
  });

  it('is another for another person, another deployment, and for whoever has left since', () => {
    const others = [
      signupScope('two.example', 'ab12', undefined),
      signupScope('one.example', 'cd34', undefined),
      signupScope('one.example', 'ab12', 1000),
      signupScope('one.example', 'ab12', 2000),
    ];
    expect(new Set([subject, ...others].map((each) => signupKey(each, 5000))).size).toBe(5);
  });
});

it('no key of one kind is ever one of another', () => {
  fc.assert(
    fc.property(sends, slugs, instants.map(idempotencyWindow), ({ host, cohort, n, lesson }, id, instant) => {
      const keys = [
        lessonKey(host, { cohort, n }, lesson),
        firstLessonKey(host, id, instant),
        signupKey(signupScope(host, id, undefined), instant),
        signupKey(signupScope(host, id, instant), instant),
      ];
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

describe('the key of a lesson that is sent once more', () => {
  it('is the same within a window of ten minutes for the same reader and lesson, and another for any other', async () => {
    const id = await subscriberId('anna@reader.example');
    const other = await subscriberId('bob@reader.example');
    fc.assert(
      fc.property(hosts, slugs, instants, instants, (host, lesson, one, two) => {
        const key = resendKey(host, id, lesson, one);
        expect(key === resendKey(host, id, lesson, two)).toBe(idempotencyWindow(one) === idempotencyWindow(two));
        expect(resendKey(host, other, lesson, one)).not.toBe(key);
        expect(resendKey(host, id, `${lesson}x`, one)).not.toBe(key);
        expect(nowKey(host, id, lesson, idempotencyWindow(one))).not.toBe(key);
      }),
    );
    expect(resendKey(LONG_HOST, id, MAX_SLUG_LENGTH, 4e12).length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });
});
