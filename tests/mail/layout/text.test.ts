/** The plain text of the mails, read by itself. */
import { describe, expect, it, test } from 'vitest';
import { mails } from './mails.ts';

const SITE = 'https://course.example.com';

describe.each(mails)('the plain text of $title', ({ name, html, text, headers, subject }) => {
  it('is text: no markup, no entities, no placeholders, and no leftover of any', () => {
    expect(text).not.toMatch(/<\/?[a-z]+[ >]|&[a-z]+;|&#|\{\{|\}\}|undefined|\[object /);
    expect(subject).not.toMatch(/\{\{|&[a-z#]/);
  });

  it('has no spaces at the ends of lines, no line of spaces, and at most two empty lines in a row', () => {
    expect(text).not.toMatch(/[^\S\n]\n|\n{4,}|^\s|\u200c|\u00a0/);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('greets the reader, and says who sends it', () => {
    expect(text).toContain('\nHi Jonas,\n');
    expect(text).toContain('\nAnna Berg, 12 Harbour Lane, 04109 Leipzig, Germany\n');
  });

  it('has each link of ours where it can be read and tapped: at the end of its line, or in brackets', () => {
    const links = [...text.matchAll(/(..)https:\/\/course\.example\.com[^\s)]*(.?)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, before, after] of links) expect(`${before}…${after}`).toMatch(/^(: …| \(…\))$/);
  });

  it('shows no address twice, but for the one of the page for all that a reader can do', () => {
    const addresses: string[] = text.match(/https?:\/\/[^\s)]+/g) ?? [];
    const twice = addresses.filter((address, index) => addresses.indexOf(address) !== index);
    expect(twice.filter((address) => !address.startsWith(`${SITE}/preferences`))).toEqual([]);
  });

  it('lets a reader of the course leave, and offers nothing to leave to who is none', () => {
    const leaves = /\nUnsubscribe: https:\/\/course\.example\.com\/unsubscribe\?token=[\w.-]+\n/.test(text);
    expect(leaves).toBe(!['confirmation', 'come-back', 'new-address'].includes(name));
    expect('List-Unsubscribe' in headers).toBe(leaves);
  });

  it('has its headings apart from what is around them, and its lists with bullets or numbers', () => {
    for (const [item] of text.matchAll(/^ ?(\*|\d+\.) .*/gm)) expect(item).toMatch(/^ (\*|\d+\.) \S/);
    const headings = [...html.matchAll(/<h[12]\b[^>]*>([^<]*)<\/h[12]>/g)].map(([, messages = '']) => messages);
    expect(headings.length).toBeGreaterThan(0);
    for (const heading of headings) expect(text).toContain(`\n\n\n${heading}\n\n`);
  });
});

const lessons = mails.filter(({ name }) => name.startsWith('lessons/'));

test.each(lessons)('$title can be read in the browser, by a link in HTML and text', ({ html, text }) => {
  const [, url = ''] = /\nRead this in your browser: (\S+)\n/.exec(text) ?? [];
  expect(url).toMatch(/^https:\/\/course\.example\.com\/lesson\?token=[\w.-]+$/);
  expect(html).toContain(`href="${url}"`);
});

test('only lessons can be read in the browser', () => {
  const others = mails.filter((mail) => !lessons.includes(mail));
  for (const { html, text } of others) expect(`${html}${text}`).not.toContain('in your browser');
});
