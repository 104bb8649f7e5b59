import { describe, expect, it, test } from 'vitest';
import { lengthOf, wordCount } from '../../../src/cli/course-check/length.ts';
import { drawnFrom } from '../../../src/cli/course-check/read-course.ts';
import { minutesToRead } from '../../../src/course/reading-time.ts';
import { notesOn } from './lessons.ts';

const words = (count: number) => ({ body: `<p>${'word '.repeat(count)}</p>` });

describe('a lesson among three or more', () => {
  it('that has over twice the words of the one in the middle, or under half of them, is pointed out', () => {
    expect(notesOn(words(100), words(100), words(201))).toEqual([
      'could emails/ccccccccc.md Much longer than the others. It has 201 words; the median lesson has 100. Consider splitting it in two.',
    ]);
    expect(notesOn(words(100), words(100), words(49))).toEqual([
      expect.stringContaining('Much shorter than the others.'),
    ]);
    for (const count of [50, 200]) expect(notesOn(words(100), words(100), words(count))).toEqual([]);
  });

  it('is compared with others only where there are some', () => {
    expect(notesOn(words(100), words(1000))).toEqual([]);
  });
});

test('a mail of over 60 KB is pointed out', () => {
  const sized = (kilobytes: number) => notesOn({ body: `<p title="${'x'.repeat(kilobytes * 1024)}">Hello</p>` });
  expect(sized(59)).toEqual([]);
  expect(sized(61)).toEqual([expect.stringMatching(/^could emails\/aaaaaaaaa\.md The email has 62 KB/)]);
});

describe('the length of a lesson', () => {
  it('is of its own words: not of the greeting, the preview, the footer, or what is hidden', () => {
    const html = `<html><head><title>No</title><style>p{}</style></head><body><div style="display:none">No no</div>
      <table><tr><td class="card inside"><p>{{greeting}}</p><p>One <b>two</b>,
      three.</p><p aria-hidden="true">No</p></td></tr></table><p>No footer</p></body></html>`;
    const drawn = drawnFrom({ html, text: '' });
    expect(drawn.words).toBe('One two, three.');
    expect(lengthOf(drawn, 'en')).toEqual({ words: 3, minutes: 1, kilobytes: 1 });
  });

  it('is of the whole body where the frame is none of ours', () => {
    expect(drawnFrom({ html: '<p>One</p><p>two</p>', text: '' }).words).toBe('One\ntwo');
  });

  it('counts words as the language divides them, and minutes up', () => {
    expect(wordCount('I don’t know: 3 well-kept things.', 'en')).toBe(7);
    expect(wordCount('今日は良い天気です', 'ja')).toBeGreaterThan(3);
    expect([0, 1, 238, 239].map(minutesToRead)).toEqual([0, 1, 1, 2]);
  });
});
