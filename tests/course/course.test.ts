import { expect, it } from 'vitest';
import { course } from '../../src/course/compiled.ts';
import { firstLesson, slugsOf } from '../../src/course/course.ts';

it('a course is known to the rules by its slugs, in order', () => {
  const lessons = ['b', 'a'].map((slug) => ({ slug, subject: '' }));
  expect(slugsOf({ ...course, lessons })).toEqual(['b', 'a']);
  expect(firstLesson({ ...course, lessons })).toBe('b');
});

it('a course without a lesson has no first one', () => {
  expect(() => firstLesson({ ...course, lessons: [] })).toThrow('no lesson');
});
