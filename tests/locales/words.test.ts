import fc from 'fast-check';
import { jsx } from 'hono/jsx';
import { describe, expect, test } from 'vitest';
import { messages as de } from '../../src/locales/de.ts';
import { messages as en } from '../../src/locales/en.ts';
import { english, german, sentenceAt, sentencesOf } from '../support/words.ts';

const drawn = (child: Parameters<typeof jsx>[2]) => String(jsx('p', {}, child));

describe('a sentence', () => {
  test('without gaps is itself', () => {
    expect(english.form.begin).toBe('Begin the course');
  });

  test('with gaps is text, once text fills them', () => {
    expect(english.preferences.titles.at({ count: 2, all: 9 })).toBe('Lesson 2 of 9');
    expect(english.changes.done.name({ name: '{{name}} & <b>' })).toBe(
      'Done. From the next email on we call you {{name}} & <b>.',
    );
  });

  test('with gaps takes elements, too', () => {
    const address = jsx('strong', {}, 'anna@reader.example');
    expect(drawn(english.preferences.left({ address }))).toBe(
      '<p>No more go to <strong>anna@reader.example</strong>.</p>',
    );
  });

  test('with a tag is HTML, in which whatever fills a gap is escaped', () => {
    expect(drawn(english.checkInbox.mistyped)).toContain('<a href="/">sign up again</a>');
    const slip = english.checkInbox.typo({ domain: '<b>', meant: '"&' });
    expect(drawn(slip)).toContain('an address at &lt;b&gt;. Did you mean &quot;&amp;?');
    expect(drawn(english.address.ownPage({ page: '"><script>' }))).toContain('href="&quot;&gt;&lt;script&gt;"');
  });
});

describe.each([
  ['English', english, en],
  ['German', german, de],
])('in %s', (_, spoken, written) => {
  const withGaps = sentencesOf(written).filter(([, sentence]) => sentence.includes('{{'));

  test.each(withGaps)(
    '%s says all that fills its gaps, once for each gap, and nothing else changes',
    (path, sentence) => {
      const tell = sentenceAt(spoken, path);
      if (typeof tell !== 'function') throw new Error(`${path} has gaps, and cannot be filled.`);
      const gaps = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap = '']) => gap);
      fc.assert(
        fc.property(fc.record(Object.fromEntries(gaps.map((gap) => [gap, fc.string()]))), (filling) => {
          const told = drawn(tell(filling));
          const shown = (value: string) => (sentence.includes('<') ? drawn(value).slice(3, -4) : value);
          const expected = sentence.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => shown(filling[gap] ?? ''));
          expect(told).toBe(sentence.includes('<') ? `<p>${expected}</p>` : drawn(expected));
        }),
        { numRuns: 20 },
      );
    },
  );
});
