import { describe, expect, it, test } from 'vitest';
import { courseOf, notesIn, notesOn } from './lessons.ts';

const link = (href: string, words = 'the guide to sleep') => ({
  body: `<p>Here is <a href="${href}">${words}</a>.</p>`,
});

test.each([
  'https://findahelpline.com',
  'https://en.wikipedia.org/wiki/Sleep_(biology)?a=b#c',
  'https://münchen.de/seite',
  'mailto:anna@daystep.org',
  'mailto:anna@daystep.org,ben@daystep.org?subject=Hello%20you',
  'tel:+49-30-1234567',
  'tel:+493012345',
  'tel:112',
  '{{site_url}}',
  '{{preferences_url}}',
  '{{site_url}}/privacy',
])('nothing is said against a link to %s', (href) => {
  expect(notesOn(link(href))).toEqual([]);
});

test.each([
  ['http://localhost:8787/', 'points to your own machine'],
  ['https://127.0.0.1/x', 'points to your own machine'],
  ['http://laptop.local/', 'points to your own machine'],
  ['https://daystep', 'is not a host name'],
  ['https://', 'is not a web address'],
  ['https://day step.org', 'is not a web address'],
  ['https://www.example.com/', 'is an example address'],
  ['https://course.example/', 'is an example address'],
  ['mailto:anna', 'is not an email address'],
  ['mailto:', 'is not an email address'],
  ['mailto:anna@daystep', 'is not an email address'],
  ['mailto:anna@daystep.org, ben', 'is not an email address'],
  ['tel:', 'is not a telephone number'],
])('a link to "%s" is wrong: it %s', (href, why) => {
  const notes = notesOn(link(href));
  expect(notes).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md:4 The link /)]);
  expect(notes[0]).toContain(why);
});

test.each([
  ['http://daystep.org', 'is not encrypted'],
  ['tel:030-1234567', 'has no country code'],
])('a link to %s could be better: it %s', (href, why) => {
  expect(notesOn(link(href))).toEqual([expect.stringMatching(new RegExp(`^could .*:4 .*${why}`))]);
});

describe('the words of a link', () => {
  it('say where it leads, in the course’s language', () => {
    for (const words of ['click here', 'Here', 'this link', 'read more…']) {
      expect(notesOn(link('https://daystep.org', words))).toEqual([
        expect.stringMatching(/^could .*:4 .* does not say where it leads/),
      ]);
    }
    expect(notesIn(courseOf([link('https://daystep.org', 'hier')], 'de-AT'))).toHaveLength(1);
    expect(notesIn(courseOf([link('https://daystep.org', 'hier')], 'en'))).toEqual([]);
    expect(notesIn(courseOf([link('https://daystep.org', 'here')], 'fi'))).toEqual([]);
  });

  it('are there, or a picture with a description is', () => {
    expect(notesOn(link('https://daystep.org', ' '))).toEqual([expect.stringMatching(/^must .*:4 .* has no text/)]);
    const picture = '<img src="https://daystep.org/a.png" alt="A bed">';
    expect(notesOn(link('https://daystep.org', picture))).toEqual([]);
  });

  it('name no other site than the one it leads to', () => {
    expect(notesOn(link('https://www.daystep.org/a', 'daystep.org'))).toEqual([]);
    expect(notesOn(link('https://evil.org', 'daystep.org/a'))).toEqual([
      expect.stringMatching(/^could .* shows daystep\.org but leads to evil\.org/),
    ]);
  });
});
