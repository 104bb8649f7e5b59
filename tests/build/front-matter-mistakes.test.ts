/** Mistakes that an author really makes above the prose: each is told with its line, and what to do. */
import { describe, expect, test } from 'vitest';
import { type Mistake, problemsIn } from './mistakes.ts';

const IN_FRONT_MATTER: Mistake[] = [
  ['is missing', 'Dear reader,\n', 1, /front matter is missing.*Begin the file with a line of three hyphens/],
  ['begins below the words', '\nHello\n---\ntitle: x\n---\n', 2, /front matter is missing/],
  ['has no end', '---\ntitle: A title\npreview: x\n\nWords\n', 1, /has no end: put a line of three hyphens below/],
  [
    'has its hyphens made into a dash',
    '—\ntitle: A title\n—\n',
    1,
    /has made a dash of the three hyphens.*type --- again/,
  ],
  ['lacks a field', '---\ntitle: A title\n---\nWords\n', 1, /lacks `preview`: add a line `preview: …`/],
  [
    'has a field that is mistyped',
    '---\ntitel: A\npreview: x\n---\nWords\n',
    2,
    /unknown field `titel`\. Did you mean "title"\? Known are title, preview, tomorrow\./,
  ],
  ['has a field that is empty', '---\ntitle: A\npreview:\n---\nWords\n', 3, /`preview` is empty: write its words/],
  ['has a field twice', '---\ntitle: A\npreview: x\ntitle: B\n---\nWords\n', 4, /stands here twice: take one/],
  ['has a tab before a field', '---\ntitle: A\n\tpreview: x\n---\nWords\n', 3, /begins with a tab: take it away/],
  [
    'has no space behind a colon',
    '---\ntitle:A\npreview: x\n---\nWords\n',
    2,
    /Put an ordinary space behind the colon/,
  ],
  [
    'has a colon among the words of a field',
    '---\ntitle: A\npreview: One thing: wait\n---\nWords\n',
    3,
    /`preview` has a colon among its words\. Put all of it between straight quotes: preview: "…"/,
  ],
  [
    'has curly quotes around a field',
    '---\ntitle: “A title”\npreview: x\n---\nWords\n',
    2,
    /`title` stands between curly quotes.*take them away/,
  ],
  [
    'has a field that begins with a placeholder',
    '---\ntitle: A\npreview: {{name|friend}}, hello\n---\nWords\n',
    3,
    /begins with \{.*between straight quotes/,
  ],
  [
    'has words behind a straight quote',
    '---\ntitle: "Stop" and go\npreview: x\n---\nWords\n',
    2,
    /straight quotes of `title` have to be at its beginning and its end.*curly quotes/,
  ],
  [
    'has a # that would hide the rest',
    '---\ntitle: The #1 rule\npreview: x\n---\nWords\n',
    2,
    /What stands behind the # of `title` would not be shown: put all of it between straight quotes/,
  ],
  ['has a list where words belong', '---\ntitle: A\npreview:\n  - x\n---\nWords\n', 3, /`preview` is to be words/],
  [
    'has a line that is no field',
    '---\ntitle: A\npreview: x\nA good lesson\n---\nWords\n',
    4,
    /This line of the front matter is no field: write its name, a colon/,
  ],
];

describe('front matter that', () => {
  test.each(IN_FRONT_MATTER)('%s', async (_, source, line, told) => {
    const [first] = await problemsIn({ 'first.md': source });
    expect(first).toEqual({ file: expect.stringMatching(/\/first\.md$/), line, message: expect.stringMatching(told) });
  });
});
