import { jsx } from 'hono/jsx';
import { describe, expect, test } from 'vitest';
import { english } from '../support/words.ts';

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
    const slip = english.checkInbox.slip({ domain: '<b>', meant: '"&' });
    expect(drawn(slip)).toContain('an address at &lt;b&gt;. Did you mean &quot;&amp;?');
    expect(drawn(english.address.ownPage({ page: '"><script>' }))).toContain('href="&quot;&gt;&lt;script&gt;"');
  });
});
