import { describe, expect, it } from 'vitest';
import { notesOn } from './lessons.ts';

describe('the plain text of a mail', () => {
  it('is there', () => {
    for (const text of ['', ' \n']) {
      expect(notesOn({ text })).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md The plain text is empty/)]);
    }
  });

  it('holds no HTML', () => {
    for (const markup of ['<b>', '</p>', '<br />', '&nbsp;', '&#8217;', '&amp;']) {
      const body = '<p>Today we look at one thing</p>';
      const notes = notesOn({ body, text: `Today we look at ${markup} one thing` });
      expect(notes).toHaveLength(1);
      expect(notes[0]).toMatch(/^must emails\/aaaaaaaaa\.md(:4)? /);
      expect(notes[0]).toContain(`The plain text shows ${markup}, which is HTML.`);
    }
    expect(notesOn({ body: '<p>1 &lt; 2 &amp; 3 &gt; 2</p>', text: '1 < 2 & 3 > 2' })).toEqual([]);
  });

  it('has each link, whatever its address', () => {
    const body = '<p>See <a href="https://daystep.org/?a=1&amp;b=2">our guide</a> today.</p>';
    expect(notesOn({ body, text: 'See our guide (https://daystep.org/?a=1&b=2) today.' })).toEqual([]);
    expect(notesOn({ body, text: 'See our guide today.' })).toEqual([
      'must emails/aaaaaaaaa.md The plain text is missing the link https://daystep.org/?a=1&b=2.',
    ]);
  });

  it('has the lesson’s words', () => {
    const body = `<p>${'Many words. '.repeat(10)}</p>`;
    expect(notesOn({ body, text: 'Many words.' })).toEqual([
      expect.stringContaining("must emails/aaaaaaaaa.md The plain text has 2 of the lesson's 20 words"),
    ]);
  });
});
