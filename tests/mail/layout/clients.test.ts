/** What Gmail, Outlook, Apple Mail and Yahoo make of the mails, by the data of caniemail.com that its package carries. */
import { caniemail } from 'caniemail';
import { describe, expect, it, test } from 'vitest';
import { mails } from './mails.ts';

const CLIENTS = ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'] as const;

/** What some of these do not know, and what a reader sees there instead: all of it is meant. */
const FALLBACKS: Record<string, string> = {
  '<body> element': 'turned into another element; the ground is drawn by a table inside it too',
  '<style> element': 'by day, with the padding of a desk: all else stands in the tags',
  '@media': 'by day, with the padding of a desk; Outlook on Windows has room for it',
  'aria-hidden attribute': 'the bar is made of spaces, of which nothing is read aloud',
  'border-radius': 'square corners',
  'color-scheme CSS property': 'the light colours, or what the mail program makes of them at night',
  'color-scheme meta tag': 'the light colours, or what the mail program makes of them at night',
  'display:none': 'the preview has no height, and what is beyond that is cut off',
  'height property': 'it becomes the least height, and the bar is as high as that',
  'max-height property': 'the preview is hidden by `display: none`',
  overflow: 'the preview is hidden by `display: none`',
  'role attribute': 'tables may be announced; they are read in the right order',
  'target attribute': 'links open in a new window anyway',
};

const unsupported = mails.map(({ title, html }) => {
  const { issues } = caniemail({ clients: [...CLIENTS], html });
  return { title, titles: [...issues.errors.values()].flat().map(({ title }) => title) };
});

describe.each(unsupported)('$title', ({ titles }) => {
  it('uses nothing that a client does not know, but for what has a fallback', () => {
    expect([...new Set(titles)].filter((title) => !(title in FALLBACKS))).toEqual([]);
  });
});

test('no fallback is listed that no mail needs', () => {
  const found = new Set(unsupported.flatMap(({ titles }) => titles));
  expect(Object.keys(FALLBACKS).filter((title) => !found.has(title))).toEqual([]);
});

test('the check sees what a client does not know', () => {
  const html = '<html><body><p style="position:absolute;filter:blur(2px)">Hello</p></body></html>';
  const { issues } = caniemail({ clients: [...CLIENTS], html });
  const titles = [...issues.errors.values()].flat().map(({ title }) => title);
  expect(titles.some((title) => title.startsWith('position') || title === 'filter')).toBe(true);
});
