import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, courseChanges, type LessonVersion, type Outlook, whatItMeans } from '../../src/course/change.ts';
import { courses } from '../domain/arbitraries.ts';

/** A lesson of words that no other lesson has. */
const lesson = (slug: string, changes: Partial<LessonVersion> = {}): LessonVersion => ({
  slug,
  subject: `About ${slug}`,
  template: `${slug}.tsx`,
  words: Array.from({ length: 20 }, (_, index) => `${slug}${index}`).join(' '),
  look: `look of ${slug}`,
  ...changes,
});

const versions = (slugs: Iterable<string>) => [...slugs].map((slug) => lesson(slug));
const transitionsOf = (before: Iterable<string>, after: Iterable<string>) =>
  courseChanges(versions(before), versions(after));
const slugsOfKind = (changes: readonly Change[], kind: Change['kind']) =>
  changes.filter((change) => change.kind === kind).map((change) => change.slug);
const meaning = (before: string, after: string) => whatItMeans([...before], [...after]);

describe('what has changed', () => {
  it('is nothing between a course and itself', () => {
    fc.assert(
      fc.property(courses, (course) => {
        expect(transitionsOf(course, course)).toEqual([]);
      }),
    );
  });

  it('names every lesson that has gone and every one that has come, with its place', () => {
    fc.assert(
      fc.property(courses, courses, (before, after) => {
        const changes = transitionsOf(before, after);
        expect(slugsOfKind(changes, 'taken out')).toEqual(before.filter((slug) => !after.includes(slug)));
        expect(slugsOfKind(changes, 'new')).toEqual(after.filter((slug) => !before.includes(slug)));
        for (const change of changes) {
          if ('was' in change) expect(before[change.was - 1]).toBe(change.slug);
          if ('is' in change) expect(after[change.is - 1]).toBe(change.slug);
        }
      }),
    );
  });

  it('has moved lessons such that all others kept their order, and no more than are needed', () => {
    fc.assert(
      fc.property(courses, courses, (before, after) => {
        const moved = slugsOfKind(transitionsOf(before, after), 'moved');
        const keptIn = (one: string[], other: string[]) => one.filter((slug) => other.includes(slug));
        const [was, is] = [keptIn(before, after), keptIn(after, before)];
        const stay = (order: string[], without: readonly string[]) => order.filter((slug) => !without.includes(slug));
        expect(stay(is, moved)).toEqual(stay(was, moved));
        for (const slug of moved) {
          const fewer = moved.filter((other) => other !== slug);
          expect(stay(is, fewer)).not.toEqual(stay(was, fewer));
        }
      }),
    );
  });

  it('has one moved lesson where one was moved, however far', () => {
    expect(transitionsOf('abcdef', 'adbcef')).toEqual([{ kind: 'moved', slug: 'd', was: 4, is: 2 }]);
    expect(transitionsOf('abcdef', 'acdefb')).toEqual([{ kind: 'moved', slug: 'b', was: 2, is: 6 }]);
    expect(slugsOfKind(transitionsOf('abcdef', 'fedcba'), 'moved')).toHaveLength(5);
  });

  it('tells other words from another subject, and both from another look', () => {
    const before = versions('abcd');
    const after = [
      lesson('a', { subject: 'Anew' }),
      lesson('b', { words: 'Other words', look: 'other' }),
      lesson('c', { subject: 'Anew', words: 'Other words' }),
      lesson('d', { look: 'other' }),
    ];
    expect(courseChanges(before, after)).toEqual([
      { kind: 'rewritten', slug: 'a', parts: ['subject'] },
      { kind: 'rewritten', slug: 'b', parts: ['words'] },
      { kind: 'rewritten', slug: 'c', parts: ['subject', 'words'] },
      { kind: 'restyled', slug: 'd' },
    ]);
  });
});

describe('a slug that seems renamed', () => {
  const renamed = { kind: 'renamed', slug: 'x', is: 2, formerSlug: 'b', was: 2 };

  it('is one that has gone where another has come with the same template', () => {
    const after = [lesson('a'), lesson('x', { template: 'b.tsx' }), lesson('c')];
    expect(courseChanges(versions('abc'), after)).toEqual([renamed]);
  });

  it('or with nearly the same words', () => {
    const words = `${lesson('b').words.replace('b7', 'another word')} and a little more`;
    const after = [lesson('a'), lesson('x', { words }), lesson('c')];
    expect(courseChanges(versions('abc'), after)).toEqual([renamed]);
  });

  it('is none where the words are others, or where the old lesson is still there', () => {
    const half = lesson('b').words.split(' ').slice(0, 5).join(' ');
    const other = [lesson('a'), lesson('x', { words: `${half} ${lesson('x').words}` }), lesson('c')];
    expect(slugsOfKind(courseChanges(versions('abc'), other), 'renamed')).toEqual([]);
    const copied = [...versions('abc'), lesson('x', { template: 'b.tsx', words: lesson('b').words })];
    expect(slugsOfKind(courseChanges(versions('abc'), copied), 'new')).toEqual(['x']);
  });

  it('is none where two lessons without any words have gone and come', () => {
    const empty = (slug: string) => lesson(slug, { words: '' });
    expect(courseChanges([empty('a')], [empty('x')]).map(({ kind }) => kind)).toEqual(['taken out', 'new']);
  });

  it('takes one lesson that has gone for one that has come', () => {
    const after = [lesson('x', { template: 'a.tsx' }), lesson('y', { template: 'a.tsx' })];
    const changes = courseChanges(versions('a'), after);
    expect(changes.map(({ kind, slug }) => [kind, slug])).toEqual([
      ['renamed', 'x'],
      ['new', 'y'],
    ]);
  });
});

/** Holds for readers at every place of the first course, when the second takes its place. */
function forAllReaders(law: (outlook: Outlook, had: string[], before: string[], after: string[]) => void): void {
  fc.assert(
    fc.property(courses, courses, (before, after) => {
      const outlooks = whatItMeans(before, after);
      expect(outlooks.map(({ had }) => had)).toEqual(before.map((_, index) => index + 1));
      for (const outlook of outlooks) law(outlook, before.slice(0, outlook.had), before, after);
    }),
  );
}

describe('whatever the change, a reader', () => {
  it('gets nothing that they have had, nothing twice, and nothing that was taken out', () => {
    forAllReaders(({ comes }, had, _, after) => {
      expect(comes.filter((slug) => had.includes(slug) || !after.includes(slug))).toEqual([]);
      expect(new Set(comes).size).toBe(comes.length);
    });
  });

  it("gets the lessons in the new course's order", () => {
    forAllReaders(({ comes }, _had, _before, after) => {
      expect(comes).toEqual(after.filter((slug) => comes.includes(slug)));
    });
  });

  it('has had, gets or misses each lesson of the new course, and one thing only', () => {
    forAllReaders(({ comes, missed }, had, _, after) => {
      for (const slug of after) {
        expect([had, comes, missed].filter((lessons) => lessons.includes(slug))).toHaveLength(1);
      }
    });
  });

  it('misses only what stands before a lesson that they have had or wait for, unless their course is over', () => {
    forAllReaders(({ comes: [next = ''], missed, over }, had, _, after) => {
      const furthest = Math.max(...[...had, next].map((slug) => after.indexOf(slug)));
      if (!over) expect(missed.filter((slug) => after.indexOf(slug) > furthest)).toEqual([]);
    });
  });

  it('misses nothing, if only lessons are taken out', () => {
    fc.assert(
      fc.property(courses, fc.func(fc.boolean()), (before, stays) => {
        const after = before.filter((slug) => stays(slug));
        for (const { comes, missed, added, dropped, had } of whatItMeans(before, after)) {
          expect(comes).toEqual(before.slice(had).filter((slug) => after.includes(slug)));
          expect([missed, added]).toEqual([[], []]);
          expect(dropped).toEqual(before.slice(had).filter((slug) => !after.includes(slug)));
        }
      }),
    );
  });

  it('gets what is put in behind the last lesson that they had, and only that, wherever it is put', () => {
    fc.assert(
      fc.property(courses, fc.nat(), (before, nth) => {
        const place = nth % (before.length + 1);
        const after = before.toSpliced(place, 0, 'new');
        for (const { had, over, added, missed, reordered } of whatItMeans(before, after)) {
          const gets = !over && place >= had;
          expect([added, missed]).toEqual(gets ? [['new'], []] : [[], ['new']]);
          expect(reordered).toBe(false);
        }
      }),
    );
  });

  it('gets what is appended to the course, unless they have finished it', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { had, over, comes } of whatItMeans(course, [...course, 'new'])) {
          expect(over).toBe(had === course.length);
          expect(comes).toEqual(over ? [] : [...course.slice(had), 'new']);
        }
      }),
    );
  });

  it('gets all that a reader would who is at their place in an unchanged course', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const outlook of whatItMeans(course, course)) {
          const nothing = { added: [], missed: [], dropped: [], reordered: false };
          expect(outlook).toMatchObject({ ...nothing, comes: course.slice(outlook.had) });
        }
      }),
    );
  });
});

describe('a lesson that is moved', () => {
  it('forward comes earlier to those before its new place, and never to those between its two places', () => {
    const [one, two, three, four] = meaning('abcde', 'adbce');
    expect(one).toMatchObject({ comes: ['d', 'b', 'c', 'e'], missed: [], reordered: true });
    expect(two).toMatchObject({ comes: ['c', 'e'], missed: ['d'] });
    expect(three).toMatchObject({ comes: ['e'], missed: ['d'] });
    expect(four).toMatchObject({ comes: ['e'], missed: [], reordered: false });
  });

  it('back is not repeated, and takes those along who had it last', () => {
    const [one, two, three] = meaning('abcde', 'acdbe');
    expect(one).toMatchObject({ comes: ['c', 'd', 'b', 'e'], missed: [] });
    expect(two).toMatchObject({ comes: ['e'], missed: ['c', 'd'] });
    expect(three).toMatchObject({ comes: ['d', 'e'], missed: [] });
  });
});

it('those who wait for their second lesson get what is put in its place, or moved behind lesson 1 or before it', () => {
  expect(meaning('abc', 'axbc')[0]).toMatchObject({ comes: ['x', 'b', 'c'], added: ['x'] });
  expect(meaning('abc', 'bca')[0]).toMatchObject({ comes: ['b', 'c'], missed: [] });
  expect(meaning('abc', 'xabc')[0]).toMatchObject({ comes: ['b', 'c'], missed: ['x'] });
  expect(meaning('abc', 'xbc')[0]).toMatchObject({ comes: ['b', 'c'], missed: ['x'] });
});

it('whoever has nothing left ahead gets nothing more', () => {
  expect(meaning('abcd', 'ab')[1]).toMatchObject({ over: false, comes: [], dropped: ['c', 'd'] });
});
