import { expect, test } from 'vitest';
import { ordinal } from '../../../src/cli/course-diff/counts.ts';
import { describeChanges } from '../../../src/cli/course-diff/report.ts';
import { courseChanges, type LessonVersion, whatItMeans } from '../../../src/course/change.ts';

type Lines = readonly string[];

const versions = (slugs: string, changes: Readonly<Record<string, Partial<LessonVersion>>> = {}): LessonVersion[] =>
  [...slugs].map((slug) => ({
    slug,
    subject: `Lesson ${slug.toUpperCase()}`,
    template: `${slug}.tsx`,
    words: `The words of ${slug}`,
    look: '',
    ...changes[slug],
  }));

/** What is said of a change, line by line, each without the spaces around it. */
function said(slugs: string, ...[now, changes]: Parameters<typeof versions>): Lines {
  const [before, after] = [versions(slugs), versions(now, changes)];
  const outlooks = whatItMeans([...slugs], [...now]);
  const words = describeChanges(courseChanges(before, after), outlooks, { before, after });
  return words.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
}

/** The lines that follow one line, up to the next empty one. */
function below(lines: Lines, line: string): Lines {
  expect(lines).toContain(line);
  const rest = lines.slice(lines.indexOf(line) + 1);
  return rest.slice(0, rest.indexOf(''));
}

test('a change that is none is said to be none', () => {
  expect(said('abcde', 'abcde')[0]).toBe(
    'Nothing has changed in its lessons: every reader gets what they would have got.',
  );
});

test('a lesson that is appended costs nobody anything', () => {
  const lines = said('abcde', 'abcden');
  expect(below(lines, 'new | “Lesson N” (n), as the 6th')).toEqual(['comes to readers who have had 1 to 4 lessons']);
  expect(below(lines, 'Readers who have had')).toEqual([
    '1 to 4 lessons | get besides: n',
    '5 lessons | have finished, and get nothing more',
  ]);
  expect(lines).toContain('Nobody misses a lesson, and nothing comes twice.');
});

test('a lesson that is taken out is warned of with its file, who would have got it, and that its slug is taken', () => {
  const lines = said('abcde', 'abde');
  expect(below(lines, 'taken out | “Lesson C” (c), which was the 3rd, from c.tsx')).toEqual([
    '! comes to nobody any more: readers who have had 1 or 2 lessons would have got it, and go on with what is left',
    'leave its slug to it: whoever has had it would not get another lesson of that name',
  ]);
  expect(below(lines, 'Readers who have had')).toEqual([
    '1 or 2 lessons | no longer get: c',
    '3 or 4 lessons | get what they would have got',
    '5 lessons | have finished, and get nothing more',
  ]);
  expect(lines.at(-2)).toBe('1 warning, on the lines with "!".');
});

test('readers whose course ends with what is taken out are named', () => {
  expect(below(said('abcde', 'abc'), 'Readers who have had')).toContain(
    '3 or 4 lessons | have nothing left to come: with the next tick their course is over for good',
  );
});

test('a lesson that is moved forward is warned of for those between its two places', () => {
  const lines = said('abcde', 'adbce');
  expect(below(lines, 'moved | “Lesson D” (d), from the 4th place to the 2nd')).toEqual([
    'comes to readers who have had 1 lesson',
    'does not come again to readers who have had 4 lessons',
    '! never comes to readers who have had 2 or 3 lessons: it is before their place',
  ]);
  expect(below(lines, 'Readers who have had')).toEqual([
    '1 lesson | in a new order, next “Lesson D” (d)',
    '2 or 3 lessons | never get: d',
    '4 lessons | get what they would have got',
    '5 lessons | have finished, and get nothing more',
  ]);
  expect(lines.join('\n')).toContain('1 warning, on');
});

test('a lesson that is moved back is warned of for those whom it takes past others', () => {
  const lines = said('abcde', 'acdbe');
  for (const name of ['“Lesson C” (c)', '“Lesson D” (d)']) {
    expect(below(lines, `passed over | ${name}`)).toEqual([
      '! never comes to readers who have had 2 lessons: the last lesson that they had stands behind it now',
    ]);
  }
  expect(below(lines, 'Readers who have had')).toContain('2 lessons | never get: c and d');
  expect(lines.join('\n')).toContain('2 warnings, on');
});

test('a lesson that is rewritten is told with who gets the new words', () => {
  const words = 'Nothing of the sort';
  const lines = said('abcde', 'abcde', {
    a: { words },
    c: { words },
    d: { subject: 'Anew' },
    e: { subject: 'E', words },
  });
  const keeps = 'whoever has had it keeps what they have got';
  expect(below(lines, 'rewritten | “Lesson A” (a): its words')).toEqual([keeps]);
  expect(below(lines, 'rewritten | “Lesson C” (c): its words')).toEqual([
    'comes as it is now to readers who have had 1 or 2 lessons',
    keeps,
  ]);
  expect(below(lines, 'rewritten | “Anew” (d): its subject')).toHaveLength(2);
  expect(below(lines, 'rewritten | “E” (e): its subject and its words')).toHaveLength(2);
});

test('a slug that seems renamed is warned of for those who would get the lesson again', () => {
  const renamed = 'renamed? | “Lesson C” (c) seems to be “Lesson X” (x) now';
  const rename = '! if it is the same lesson, call it c again: a slug is a lesson’s name for ever';
  for (const likeness of [{ template: 'c.tsx' }, { words: 'The words of c' }]) {
    expect(below(said('abcde', 'abxde', { x: likeness }), renamed)).toEqual([
      '! comes a second time to readers who have had 3 lessons',
      rename,
      'comes to readers who have had 1 or 2 lessons',
    ]);
  }
  // At the end it comes to everyone under way, those included who had it long ago.
  expect(below(said('abcde', 'abdex', { x: { template: 'c.tsx' } }), renamed)[0]).toBe(
    '! comes a second time to readers who have had 3 or 4 lessons',
  );
});

test('places are counted in English', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal).join()).toBe(
    '1st,2nd,3rd,4th,11th,12th,13th,21st,22nd,23rd,101st,111th',
  );
});
