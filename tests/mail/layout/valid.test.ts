/** The HTML of mails and of lessons in the browser: valid, and small enough that nothing is cut off. */
import { describe, expect, it } from 'vitest';
import { mails, pages } from './mails.ts';
import { faultsIn } from './validator.ts';

describe.each([...mails, ...pages])('$title', ({ html }) => {
  it('is valid HTML', async () => {
    expect(await faultsIn(html)).toEqual([]);
  });

  it('has a title and the words for a screen reader: a language, and tables that are none', () => {
    expect(html.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
    expect(html).toMatch(/<html[^>]* lang="en"/);
    const tables = html.match(/<table\b[^>]*>/g) ?? [];
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
  });

  it('holds no placeholder any more, and no trace of how it was made', () => {
    expect(html).not.toMatch(/\{\{|data-id|data-skip|undefined|\[object |NaN|&amp;amp;/);
  });
});

describe.each(mails)('the mail $title', ({ html, text, subject }) => {
  it('is under 60 KB as it leaves, and so cut off nowhere', () => {
    expect(new TextEncoder().encode(html).length).toBeLessThan(60 * 1024);
    expect(new TextEncoder().encode(text).length).toBeLessThan(60 * 1024);
  });

  it('tells an inbox what to show after the subject, and says no more there', () => {
    const [, preview = ''] = /<div style="display:none[^"]*">([^<]*)<\/div>/.exec(html) ?? [];
    const messages = preview.replace(/[\u00a0\u200c]+$/, '');
    expect(messages.length).toBeGreaterThan(30);
    expect(messages.length).toBeLessThan(110);
    expect(messages).not.toBe(subject);
    expect(preview.length - messages.length).toBe(200);
  });
});
