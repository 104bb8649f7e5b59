import { expect, test } from 'vitest';
import { notesOn } from './lessons.ts';

test('the last lesson that says what comes tomorrow is pointed out, in Markdown and TSX', () => {
  for (const source of ['---\ntomorrow: more of it.\n---', '<Lesson\n  tomorrow="more of it."\n>']) {
    expect(notesOn({}, { source })).toEqual([
      expect.stringMatching(/^could emails\/bbbbbbbbb\.md:2 The last lesson announces another one/),
    ]);
    expect(notesOn({ source }, {})).toEqual([]);
    expect(notesOn({ source })).toEqual([]);
  }
});
