import { describe, expect, it, test } from 'vitest';
import { SKELETON } from '../../../src/cli/lesson/skeleton.ts';
import { courseOf, notesIn, notesOn } from './lessons.ts';

const says = (words: string) => ({ body: `<p>Good morning.</p>\n<p>Today: ${words} and so on</p>` });

describe('a draft', () => {
  it.each(['TODO', 'FIXME', 'TBD', 'XXX', 'lorem ipsum', 'Lorem Ipsum'])('that still says %s is wrong', (note) => {
    const notes = notesOn(says(note));
    expect(notes).toEqual([`must emails/aaaaaaaaa.md:5 “${note}” is left over from a draft. Replace or remove it.`]);
    expect(notesOn({ subject: `On ${note}` })).toEqual([expect.stringMatching(/^must emails\/course\.ts:10 /)]);
    expect(notesOn({ preview: `Then ${note}` })).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md:2 /)]);
  });

  it('is none where a word only looks like a note', () => {
    expect(notesOn(says('my todo list, xxx and kisses, XXL, methods'))).toEqual([]);
    expect(notesIn(courseOf([says('lo doy TODO')], 'es-MX'))).toEqual([]);
    expect(notesIn(courseOf([says('lo doy TBD')], 'es-MX'))).toHaveLength(1);
  });

  it('may have notes that no reader sees', () => {
    expect(notesOn({ source: '<!-- TODO: lorem ipsum -->' })).toEqual([]);
  });
});

test.each(Object.values(SKELETON).flat())('a new lesson that still says “%s” is wrong', (sentence) => {
  expect(notesOn(says(sentence))).toEqual([
    `must emails/aaaaaaaaa.md:5 “${sentence}” is placeholder text from the new file. Replace it with your own.`,
  ]);
});

test('a new lesson of which much is still to be written is told once', () => {
  expect(notesOn(says(Object.values(SKELETON).flat().join(' ')))).toEqual([
    expect.stringMatching(
      /^must .*:5 “One line .* is placeholder text from the new file, as are 8 more sentences\. Replace it with your own\.$/,
    ),
  ]);
});

describe('words that were pasted', () => {
  it.each([
    ['donâ€™t', 'characters that were read in the wrong encoding'],
    ['fÃ¼r', 'characters that were read in the wrong encoding'],
    ['\uf0b7 one', 'a character from a font that readers'],
    ['see Error! Reference source not found.', 'broken Word reference'],
  ])('with "%s" are wrong', (words, why) => {
    const notes = notesOn(says(words));
    expect(notes).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md(:5)? There (is|are) /)]);
    expect(notes[0]).toContain(why);
  });

  it.each([
    ['some\u00adtimes', 'soft hyphens'],
    ['one\u00a0\u00a0two', 'several non-breaking spaces in a row'],
    ['a list</p><p>• one', 'a typed bullet'],
  ])('with "%s" could be better', (words, why) => {
    const notes = notesOn(says(words));
    expect(notes).toEqual([expect.stringMatching(/^could emails\/aaaaaaaaa\.md:5 There (is|are) /)]);
    expect(notes[0]).toContain(why);
  });

  it('may have curly quotes, accents, dashes, and one space that does not break', () => {
    expect(notesOn(says('“don’t” – é à ü ß Ã 5\u00a0km • …'))).toEqual([]);
  });
});
