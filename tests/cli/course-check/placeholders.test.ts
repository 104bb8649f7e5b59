import { describe, expect, it, test } from 'vitest';
import { notesOn } from './lessons.ts';

const says = (words: string) => ({ body: `<p>Good morning.</p>\n<p>${words}, my dear.</p>` });

test('the placeholders that there are are fine, in words and subjects', () => {
  expect(notesOn({ subject: 'For {{name|you}}', ...says('{{name|friend}}, {{ name |dear}}') })).toEqual([]);
});

test.each([
  ['{name}', '{name} is not replaced in emails. Write {{name|friend}}'],
  ['{name|friend}', '{name|friend} is not replaced'],
  ['{first name}', '{first name} is not replaced'],
  ['{{{name|friend}}}', '{{{name|friend}}} has an extra brace on each side'],
  ['*|FNAME|*', '*|FNAME|* is not replaced'],
  ['%FIRSTNAME%', '%FIRSTNAME% is not replaced'],
  ['%%first_name%%', '%%first_name%% is not replaced'],
])('%s is wrong', (words, why) => {
  const notes = notesOn(says(words));
  expect(notes).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md(:5)? /)]);
  expect(notes[0]).toContain(why);
  expect(notesOn({ subject: words })).toEqual([expect.stringMatching(/^must emails\/course\.ts:10 /)]);
});

test.each([
  ['{nmae}', 'is not replaced'],
  ['[NAME]', 'fine if readers should fill it in'],
  ['[Name]', 'fine if readers should fill it in'],
  ['[your first name]', 'fine if readers should fill it in'],
  ['[FIRST_NAME]', 'fine if readers should fill it in'],
  ['{{name| friend }}', 'has spaces around the text after the bar'],
])('%s could be better', (words, why) => {
  const notes = notesOn(says(words));
  expect(notes).toEqual([expect.stringMatching(/^could emails\/aaaaaaaaa\.md:5 /)]);
  expect(notes[0]).toContain(why);
});

describe('what is no placeholder', () => {
  it('is code in a TSX file', () => {
    const source = '<P style={{ width }} {...{ name }}>{name} {/* {name} */}</P>';
    expect(notesOn({ source })).toEqual([]);
  });

  it('is a word in brackets or in capitals', () => {
    expect(notesOn(says('[see below] [1] I REALLY do, a {1} or {}'))).toEqual([
      expect.stringMatching(/^could .* \{1\} is not replaced/),
    ]);
    expect(notesOn(says('[see below] [1] I REALLY do, 100 % or 5 %name'))).toEqual([]);
  });
});
