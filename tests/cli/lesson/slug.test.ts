import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from '../../../src/cli/lesson/add.ts';

test.each([
  ['Walk slowly instead of hurrying', 'walk-slowly-instead-of-hurrying'],
  ['Don’t look back', 'dont-look-back'],
  ['Über die Liebe', 'ueber-die-liebe'],
  ['¿Qué pasó, señor? Ça va', 'que-paso-senor-ca-va'],
  ['Любовь', 'lyubov'],
  ['  You & me: 50 % each  ', 'you-and-me-50-each'],
  ['For {{name|you}}, today', 'for-you-today'],
])('the slug of "%s" is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('the slug of a long title ends with a whole word, and one word that is too long is cut', () => {
  expect(slugOf('How to get through the very first evening alone')).toBe('how-to-get-through-the-very-first');
  expect(slugOf('x'.repeat(90))).toBe('x'.repeat(40));
});

test('a title without a letter or digit that could stand in a slug has none', () => {
  for (const title of ['', '…', '日本語', '{{name}}']) expect(slugOf(title)).toBeNull();
});

test('whatever the title, its slug is made of small letters, digits and single hyphens, as the build wants it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (title) => {
      expect(slugOf(title) ?? 'none').toMatch(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});
