import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Count,
  type Counted,
  everybody,
  type Figures,
  newCount,
  STANDINGS,
  totals,
  withBatches,
  withSubscribers,
} from '../../src/domain/funnel.ts';
import { DAY_MS, dayOf } from '../../src/domain/time.ts';
import { courses } from './arbitraries.ts';

const NOW = Date.parse('2030-01-15T12:00:00Z');
const COHORTS = ['0700.2030-01-10.a', '0700.2030-01-11.a', '0715.2030-01-10.b'];

type BatchPage = Parameters<typeof withBatches>[1];
type Progress = BatchPage[number]['progress'];

const instants = fc.integer({ min: NOW - 40 * DAY_MS, max: NOW });

const readers: fc.Arbitrary<Counted> = fc.record(
  {
    status: fc.constantFrom('active', 'paused', 'left', 'refused', 'bounced', 'complained'),
    consent: fc.record({ requestedAt: instants, confirmedAt: instants, origin: fc.constant('') }),
    cohort: fc.option(fc.constantFrom(...COHORTS)),
    cohorts: fc.uniqueArray(fc.constantFrom(...COHORTS), { maxLength: 2 }),
    received: fc.uniqueArray(fc.constantFrom(...'abcdefgxyz'), { maxLength: 6 }),
    movedTo: fc.constant('another'),
    movedFrom: fc.constant('another'),
    imported: fc.constant({ at: NOW }),
  },
  { requiredKeys: ['status', 'consent', 'cohort', 'received'] },
);

/** Sometimes more than a hundred of one kind, so that cohorts have several batches. */
const crowds = fc
  .array(fc.tuple(readers, fc.constantFrom(1, 1, 1, 40, 130)), { maxLength: 12 })
  .map((groups) => groups.flatMap(([reader, times]) => Array.from({ length: times }, () => reader)));

const progresses: fc.Arbitrary<Progress> = fc.record({
  sent: fc.uniqueArray(fc.constantFrom(...'abcdefgxyz'), { minLength: 1, maxLength: 6 }),
  finished: fc.boolean(),
  occurrence: fc.constant('2030-01-14'),
  sentAt: instants,
  count: fc.nat(100),
});

/** Batches by cohort; the null is one that has not begun though a later one has. */
const begun = fc.dictionary(fc.constantFrom(...COHORTS), fc.array(fc.option(progresses), { maxLength: 4 }));

const listed = (batches: Record<string, (Progress | null)[]>): BatchPage =>
  Object.entries(batches).flatMap(([cohort, all]) =>
    all.flatMap((progress, index) => (progress ? [{ cohort, n: index + 1, progress }] : [])),
  );

/** Cuts a list into pages of these sizes, over and over. */
function inPages<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const pages: Item[][] = [];
  for (let from = 0, page = 0; from < items.length; page += 1) {
    const size = sizes[page % sizes.length] ?? 1;
    pages.push(items.slice(from, from + size));
    from += size;
  }
  return pages;
}

const laidDownAndTakenUp = (count: Count): Count => JSON.parse(JSON.stringify(count));

function countIn(
  { course, batches, crowd }: { course: string[]; batches: BatchPage; crowd: Counted[] },
  sizes: number[],
  between = (count: Count) => count,
): Figures {
  let count = newCount(course, NOW);
  for (const page of inPages(batches, sizes)) count = between(withBatches(count, page));
  for (const page of inPages(crowd, sizes)) count = between(withSubscribers(count, page));
  return count.figures;
}

/** The same, each figure by itself, with the whole crowd in view. */
function naively(course: string[], batches: BatchPage, crowd: Counted[]) {
  const progressOf = (reader: Counted, index: number): Progress | null => {
    if (reader.status !== 'active' || reader.cohort === null) return null;
    const isThere = ({ cohort, cohorts = [] }: Counted) => [cohort, ...cohorts].includes(reader.cohort);
    const n = Math.floor(crowd.slice(0, index).filter(isThere).length / 100) + 1;
    const own = batches.filter(({ cohort }) => cohort === reader.cohort);
    const isOver = own.length === 1 && own[0]?.n === 1 && own[0].progress.finished;
    return own.find((batch) => isOver || batch.n === n)?.progress ?? null;
  };
  const people = crowd.flatMap((reader, index) => {
    if (reader.movedTo !== undefined) return [];
    const progress = progressOf(reader, index);
    const had = course.filter((slug) => reader.received.includes(slug) || progress?.sent.includes(slug));
    const isOver = reader.cohort === null || progress?.finished === true;
    const active = isOver ? ('finished' as const) : ('going' as const);
    return [{ had, standing: reader.status === 'active' ? active : reader.status }];
  });
  const own = crowd.filter(({ imported, movedFrom }) => imported === undefined && movedFrom === undefined);
  return {
    reached: course.map((slug) => people.filter(({ had }) => had.includes(slug)).length),
    after: [undefined, ...course].map((slug) =>
      Object.fromEntries(
        STANDINGS.map((one) => [
          one,
          people.filter(({ had, standing }) => had.at(-1) === slug && standing === one).length,
        ]),
      ),
    ),
    days: Object.fromEntries(
      Array.from({ length: 30 }, (_, ago) => dayOf(NOW - ago * DAY_MS)).map((day) => [
        day,
        {
          asked: own.filter(({ consent }) => dayOf(consent.requestedAt) === day).length,
          confirmed: own.filter(({ consent }) => dayOf(consent.confirmedAt) === day).length,
        },
      ]),
    ),
    imported: crowd.filter(({ imported, movedTo }) => imported !== undefined && movedTo === undefined).length,
  };
}

describe('for any readers and batches, in pages of any size,', () => {
  const inputs = fc.record({ course: courses, batches: begun.map(listed), crowd: crowds });
  const sizes = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 4 });

  test('the figures are those of a count that has all in view', () => {
    fc.assert(
      fc.property(inputs, sizes, ({ course, batches, crowd }, pages) => {
        const expected = naively(course, batches, crowd);
        expect(countIn({ course, batches, crowd }, pages)).toEqual({ lessons: course, ...expected });
      }),
      { numRuns: 150 },
    );
  });

  test('a count that is laid down as JSON after each page goes on as if it had not been', () => {
    fc.assert(
      fc.property(inputs, sizes, (input, pages) => {
        expect(countIn(input, pages, laidDownAndTakenUp)).toEqual(countIn(input, pages));
      }),
      { numRuns: 80 },
    );
  });

  test('everybody stands in one place, and nobody reached less than stands there and beyond', () => {
    fc.assert(
      fc.property(inputs, ({ course, batches, crowd }) => {
        const figures = countIn({ course, batches, crowd }, [100]);
        expect(everybody(totals(figures))).toBe(crowd.filter(({ movedTo }) => movedTo === undefined).length);
        figures.reached.forEach((reached, place) => {
          expect(reached).toBeGreaterThanOrEqual(everybody(figures.after[place + 1] ?? totals(figures)));
        });
      }),
      { numRuns: 80 },
    );
  });
});

describe('a reader', () => {
  const consent = { requestedAt: NOW - DAY_MS, confirmedAt: NOW, origin: '' };
  const anna: Counted = { status: 'active', consent, cohort: '0700.2030-01-10.a', received: ['a'] };
  const course = ['a', 'b', 'c'];
  const counted = (...crowd: Counted[]) => countIn({ course, batches: [], crowd }, [10]);
  const places = (figures: Figures) => figures.after.map(everybody);

  test('whose last lesson was removed from the course stands at the one before it', () => {
    const figures = counted({ ...anna, status: 'left', received: ['a', 'b', 'gone'] });
    expect(places(figures)).toEqual([0, 0, 1, 0]);
    expect(figures.reached).toEqual([1, 1, 0]);
  });

  test('who has begun again stands where they are now', () => {
    expect(places(counted({ ...anna, received: [] }))).toEqual([1, 0, 0, 0]);
  });

  test('who moved to another address counts once, and signed up when they did at the first', () => {
    const before: Counted = { ...anna, status: 'left', received: ['a', 'b'], movedTo: 'new' };
    const after: Counted = {
      ...anna,
      received: ['a', 'b'],
      movedFrom: 'old',
      consent: { ...consent, requestedAt: NOW, confirmedAt: NOW },
    };
    const figures = counted(before, after);
    expect(totals(figures)).toMatchObject({ going: 1, left: 0 });
    expect(figures.days[dayOf(NOW - DAY_MS)]).toEqual({ asked: 1, confirmed: 0 });
    expect(figures.days[dayOf(NOW)]).toEqual({ asked: 0, confirmed: 1 });
  });

  test('who was imported counts in the steps, and not among the signups', () => {
    const figures = counted({ ...anna, imported: { at: NOW } });
    expect(figures).toMatchObject({ imported: 1, reached: [1, 0, 0] });
    expect(Object.values(figures.days).every(({ asked, confirmed }) => asked + confirmed === 0)).toBe(true);
  });

  test('who has paused stands where they paused, whatever their former batch has had since', () => {
    const batches = [{ cohort: '0700.2030-01-10.a', n: 1, progress: progressWith(['a', 'b', 'c']) }];
    const figures = countIn({ course, batches, crowd: [{ ...anna, status: 'paused', received: ['a', 'b'] }] }, [10]);
    expect(figures.after[2]).toMatchObject({ paused: 1 });
  });

  test('of the second hundred has had what their own batch has', () => {
    const batches = [
      { cohort: '0700.2030-01-10.a', n: 1, progress: progressWith(['a', 'b', 'c']) },
      { cohort: '0700.2030-01-10.a', n: 2, progress: progressWith(['a', 'b']) },
    ];
    const figures = countIn({ course, batches, crowd: Array.from({ length: 103 }, () => anna) }, [60]);
    expect(places(figures)).toEqual([0, 0, 3, 100]);
  });

  function progressWith(sent: string[]): Progress {
    return { sent, finished: false, occurrence: '2030-01-14', sentAt: NOW, count: 100 };
  }
});
