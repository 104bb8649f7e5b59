import { expect, test } from 'vitest';
import { interpolate } from '../../src/course/interpolate.ts';

test('a gap is filled with HTML as it is, wherever it stands', () => {
  const page = '<title>{{title}}</title><p>{{words}}</p>{{words}}';
  expect(interpolate(page, { title: 'A course', words: '<b>Hello</b>' })).toBe(
    '<title>A course</title><p><b>Hello</b></p><b>Hello</b>',
  );
});

test('what is filled in is not looked through for gaps: a reader who writes one gets no more than its letters', () => {
  expect(interpolate('{{typed}} {{secret}}', { typed: '{{secret}} $& $1', secret: 'x' })).toBe('{{secret}} $& $1 x');
});

test('a gap without a value is left out', () => {
  expect(interpolate('<ul>{{more}}</ul>', {})).toBe('<ul></ul>');
});
