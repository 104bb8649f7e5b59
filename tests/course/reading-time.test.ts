import { expect, it } from 'vitest';
import { minutesToRead, wordsToRead } from '../../src/course/reading-time.ts';

it.each([
  ['', 0],
  ['One, two and three.', 4],
  ["It’s a no-go, isn't it?", 5],
  ['Hi {{name|friend}}, look at https://findahelpline.com/a?b=c today.', 4],
  ['Zwei Wörter – und „drei“', 4],
  [' * one\n * two\n\n-----\n\n> three', 3],
])('%j has %i words', (text, words) => {
  expect(wordsToRead(text)).toBe(words);
});

it.each(['online_url', 'preferences_url', 'unsubscribe_url', 'postal_address'])(
  'what stands below a lesson is not counted: from the line with {{%s}} on',
  (gap) => {
    expect(wordsToRead(`One two.\n\nRead this elsewhere: {{${gap}}}\n\nThree four.`)).toBe(2);
  },
);

it('a link that the mail is for is a part of it', () => {
  expect(wordsToRead('Press here: {{confirm_url}}\n\nIt works for a week.')).toBe(7);
});

it('a mail takes a minute for each 238 words, rounded up', () => {
  expect([0, 1, 238, 239, 600, 2_380].map(minutesToRead)).toEqual([0, 1, 1, 2, 3, 10]);
});
