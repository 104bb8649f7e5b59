import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiJson, escapeJson, jsonText, plain } from '../../src/course/json-text.ts';
import { fill, fillToSend } from '../../src/course/template.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('“Hello”', 'Łukasz', '字', '😀', '\ud800', '"\\\u2028\u0000', 'plain'),
);

test('a text is read from JSON as it was, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(`"${escapeJson(text)}"`)).toBe(text);
      expect(plain(jsonText(text))).toBe(text);
    }),
  );
});

test('JSON to be sent is ASCII, so that each letter is one byte', () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, anyText), (value) => {
      const json = asciiJson(value);
      expect(json).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('two texts that are escaped one by one are the same as both escaped at once', () => {
  fc.assert(
    fc.property(fc.string(), anyText, (one, other) => {
      expect(escapeJson(one) + escapeJson(other)).toBe(escapeJson(one + other));
    }),
  );
});

test('a mail to be sent holds what is read', () => {
  const pieces = fc.constantFrom('{{name}}', '{{name|“friend”}}', '{{greeting}}', '<p title="“">', 'ä', '"', '\n', '&');
  const bodies = fc.array(pieces).map((parts) => parts.join(''));
  fc.assert(
    fc.property(bodies, bodies, anyText, (html, text, name) => {
      const template = { subject: '{{name}}', html, text };
      const values = { name, greeting: `Hi ${name},` };
      const sent = fillToSend(template, values);
      expect({ ...sent, html: plain(sent.html), text: plain(sent.text) }).toEqual(fill(template, values));
    }),
  );
});
