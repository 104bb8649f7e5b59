import { expect, test } from 'vitest';
import { notesOn } from './lessons.ts';

const picture = (src: string, alt = 'A bed by the window') => ({
  body: `<p>Look at this.</p>\n<img src="${src}" alt="${alt}">`,
});

test('a picture on the web with a description is fine', () => {
  expect(notesOn(picture('https://pictures.daystep.org/bed.jpg'))).toEqual([]);
});

test.each([
  ['https://localhost:3000/bed.jpg', 'points to your own machine'],
  ['https://127.0.0.1/bed.jpg', 'points to your own machine'],
  ['https://pictures.example/bed.jpg', 'is an example address'],
])('a picture at %s is wrong: it %s', (src, why) => {
  expect(notesOn(picture(src))).toEqual([
    expect.stringMatching(new RegExp(`^must emails/aaaaaaaaa\\.md:5 The picture ${src} ${why}`)),
  ]);
});

test.each(['bed.jpg', 'IMG_0231.HEIC', 'bed-by-the-window.png'])('"%s" describes no picture', (alt) => {
  expect(notesOn(picture('https://daystep.org/bed.jpg', alt))).toEqual([
    expect.stringMatching(/^could .*:5 .* has a file name as its description/),
  ]);
});
