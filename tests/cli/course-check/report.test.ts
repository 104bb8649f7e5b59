import { expect, test } from 'vitest';
import { closing, notesUnder, stopsTold, tableOf } from '../../../src/cli/course-check/report.ts';
import { findingsFor } from '../../../src/cli/course-check/spam.ts';
import { courseOf } from './lessons.ts';

test('the table has a line for each lesson, and the course’s sum', () => {
  const course = courseOf([{ body: `<p>${'word '.repeat(300)}</p>` }, { body: '<p>Two words</p>' }]);
  expect(
    tableOf(course)
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ['lesson', 'words', 'minutes', 'KB'],
    ['aaaaaaaaa', '300', '2', '2'],
    ['bbbbbbbbb', '2', '1', '1'],
    ['the course', '302', '2'],
    [''],
  ]);
  expect(tableOf({ ...course, lessons: [] })).toBe('');
});

test('notes stand under their lesson, with file and line where they are known', () => {
  const place = { file: 'emails/a.md', line: 3 };
  const findings = [
    { ...place, weight: 'must' as const, message: 'Mend it.' },
    { ...place, line: null, weight: 'could' as const, message: 'Look at it.' },
  ];
  expect(notesUnder('“A” (a)', findings)).toBe(
    '  “A” (a)\n    must   emails/a.md:3  Mend it.\n    could  emails/a.md  Look at it.\n',
  );
  expect(notesUnder('“A” (a)', [])).toBe('');
  expect(stopsTold([{ ...place, message: 'Mend it.' }])).toContain('must   emails/a.md:3  Mend it.');
});

test('the last line says what it comes to', () => {
  const [must, could] = [{ weight: 'must' as const }, { weight: 'could' as const }];
  expect(closing([])).toBe('  No problems found.\n');
  expect(closing([could])).toBe('  Nothing must be fixed; 1 thing could be better.\n');
  expect(closing([must, must])).toBe('  2 things must be fixed before this course is sent.\n');
  expect(closing([must, could, could])).toBe(
    '  1 thing must be fixed before this course is sent, and 2 things could be better.\n',
  );
});

test('SpamAssassin’s points are pointed out from half a point on, and wrong where it calls the mail spam', () => {
  const scored = (points: number) =>
    findingsFor('emails/a.md', {
      points,
      rules: [
        { name: 'SHOUTING', points },
        { name: 'KNOWN', points: -1 },
      ],
    });
  expect(scored(0.5)).toEqual([]);
  expect(scored(0.6)).toMatchObject([
    { weight: 'could', message: expect.stringContaining('0.6 points (SHOUTING 0.6)') },
  ]);
  expect(scored(5)).toMatchObject([{ weight: 'must', file: 'emails/a.md', line: null }]);
});
