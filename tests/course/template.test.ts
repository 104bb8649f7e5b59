import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, fillSubject, greeting } from '../../src/course/template.ts';

const template = {
  subject: 'A letter for {{name|you}}',
  html: '<p>{{greeting}}</p><p title="{{name}}">{{name|friend}}: <a href="{{unsubscribe_url}}">leave</a></p>',
  text: '{{greeting}}\n{{name|friend}}: {{unsubscribe_url}}\n',
};

const GREETING = { named: 'Hi {{name}},', unnamed: 'Hello,' };

/** Names that mean something to HTML, to a template, to a regular expression's replacement, or to a header. */
const names = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom(...'<>&"\'{}|$\n\r'),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '{{unsubscribe_url}}',
        '{{name}}',
        '$&',
        '$1',
        '$`',
        '&amp;',
        '\r\nBcc: all@reader.example',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((name) => name !== '');

const fillFor = (name: string) =>
  fill(template, { name, greeting: greeting(name, GREETING), unsubscribe_url: 'https://c.example/u' });

describe("a reader's name", () => {
  it('is escaped in HTML, so that it reads as it was given and does nothing', () => {
    fc.assert(
      fc.property(names, (name) => {
        const { html } = fillFor(name);
        const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.split(' ')[0]);
        expect(tags).toEqual(['<p>', '</p>', '<p', '<a', '</a>', '</p>']);
        const read = readable(html);
        expect(read).toContain(`<p>Hi ${name},</p><p title="${name}">${name}: <a`);
      }),
    );
  });

  it('with a script, quotes and an ampersand is harmless in HTML', () => {
    expect(fill(template, { name: `<script>"'&` }).html).toContain('>&lt;script&gt;&quot;&#39;&amp;: <a');
  });

  it('is left alone in text', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(fillFor(name).text).toBe(`Hi ${name},\n${name}: https://c.example/u\n`);
      }),
    );
  });

  it('stays on one line in the subject, whatever breaks it holds', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(fillFor(name).subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
    expect(fillFor('Anna\r\nBcc: all@reader.example').subject).toBe('A letter for Anna Bcc: all@reader.example');
    expect(fillFor('Anna\u2028\u2029\u0085Berg').subject).toBe('A letter for Anna Berg');
  });

  it('is left alone in the subject, where it has no breaks: a subject is no HTML', () => {
    expect(fillFor(`<b>"O'Neil" & $& {{name}}`).subject).toBe(`A letter for <b>"O'Neil" & $& {{name}}`);
  });

  it('that looks like a placeholder is not filled in', () => {
    expect(fillFor('{{unsubscribe_url}}').text).toContain('Hi {{unsubscribe_url}},\n{{unsubscribe_url}}: https');
  });
});

describe('a placeholder', () => {
  it('without a value takes the words after its bar, or nothing', () => {
    expect(fill(template, {})).toEqual({
      subject: 'A letter for you',
      html: '<p></p><p title="">friend: <a href="">leave</a></p>',
      text: '\nfriend: \n',
    });
    expect(fillSubject('For {{name|you}}', { name: '' })).toBe('For you');
  });

  it('may have spaces inside its braces', () => {
    expect(fillSubject('For {{ name | my friend }}.', { name: 'Anna' })).toBe('For Anna.');
    expect(fillSubject('For {{ name |my friend}}.', {})).toBe('For my friend.');
  });

  it('is filled in wherever it stands, and nothing else changes', () => {
    const words = fc.string().map((text) => text.replaceAll('{', '('));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), words, (parts, url) => {
        const text = parts.join('{{site_url}}');
        expect(fill({ subject: '', html: '', text }, { site_url: url }).text).toBe(parts.join(url));
      }),
    );
  });

  it('takes a value of its own for each reader, though the template is the same', () => {
    expect(['Anna', 'Ben', ''].map((name) => fill(template, { name }).subject)).toEqual([
      'A letter for Anna',
      'A letter for Ben',
      'A letter for you',
    ]);
  });
});

it('a reader without a name is greeted with Hello, one with a name by it', () => {
  expect(greeting('', GREETING)).toBe('Hello,');
  expect(greeting('$& {{name}}', GREETING)).toBe('Hi $& {{name}},');
});

function readable(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, entity: string) => entities[entity] ?? whole);
}
