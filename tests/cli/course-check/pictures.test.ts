import { expect, test } from 'vitest';
import { notesOn } from './lessons.ts';

const picture = (attributes: string) => ({ body: `<p>Look at this.</p>\n<img ${attributes}>` });

test('a picture on the web with a description is fine', () => {
  expect(notesOn(picture('src="https://pictures.daystep.org/bed.jpg" alt="A bed by the window"'))).toEqual([]);
});

test.each([
  ['alt="A bed"', 'A picture has no address'],
  ['src="" alt="A bed"', 'A picture has no address'],
  ['src="bed.jpg" alt="A bed"', 'The picture bed.jpg is nowhere'],
  ['src="/static/bed.jpg" alt="A bed"', 'The picture /static/bed.jpg is nowhere'],
  ['src="file:///home/anna/bed.jpg" alt="A bed"', 'is nowhere'],
  ['src="http://localhost:3000/bed.jpg" alt="A bed"', 'is nowhere'],
  ['src="https://127.0.0.1/bed.jpg" alt="A bed"', 'is nowhere'],
  ['src="data:image/png;base64,AAAA" alt="A bed"', 'Gmail shows none of those'],
  ['src="https://daystep.org/bed.jpg"', 'has no description'],
])('a picture with %s is wrong', (attributes, why) => {
  const notes = notesOn(picture(attributes));
  expect(notes).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md:5 /)]);
  expect(notes[0]).toContain(why);
});

test.each([
  ['src="http://daystep.org/bed.jpg" alt="A bed"', 'is not encrypted'],
  ['src="https://daystep.org/bed.jpg" alt=""', 'has an empty description'],
  ['src="https://daystep.org/bed.jpg" alt="bed.jpg"', 'has the name of a file as its description'],
])('a picture with %s could be better', (attributes, why) => {
  expect(notesOn(picture(attributes))).toEqual([expect.stringMatching(new RegExp(`^could .*:5 .*${why}`))]);
});
