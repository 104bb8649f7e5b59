import { describe, expect, test } from 'vitest';
import { compileCourse, sampleOf } from '../../src/build/compile-course.ts';
import { drawPictures, rasterize } from '../../src/build/picture.ts';
import { lessonPath } from '../../src/course/mail-paths.ts';
import { PICTURES } from '../../src/web/pictures.ts';
import { courseOf } from './fixtures.ts';

const TEXT = 'Course\n\nDay 1\n\nThe title\n\n{{greeting}}\n\nOne.\n\nA heading\n\nTwo.\n\nThe end.\n';

const paragraph = (text: string) => ({ text, isHeading: false });

describe('the beginning of a lesson', () => {
  const long = 'word '.repeat(79).trim();

  test('is its title and whole paragraphs, of some eighty words', () => {
    const { title, paragraphs } = sampleOf(TEXT.replace('One.', `${long}.`));
    expect(title).toBe('The title');
    expect(paragraphs).toEqual([paragraph(`${long}.`)]);
  });

  test('does not end with a heading', () => {
    const { paragraphs } = sampleOf(TEXT.replace('One.', `${long.slice(5)}.`));
    expect(paragraphs.at(-1)).toEqual(paragraph(`${long.slice(5)}.`));
  });

  test('ends with the lesson, however short that is', () => {
    const { paragraphs } = sampleOf('{{greeting}}\n\nOne.\n\nRead this in your browser: {{online_url}}\n\nMore.');
    expect(paragraphs).toEqual([paragraph('One.')]);
  });

  test('is written to nobody in particular', () => {
    const { paragraphs } = sampleOf('{{greeting}}\n\nWell, {{name|my friend}}, begin.');
    expect(paragraphs).toEqual([paragraph('Well, my friend, begin.')]);
  });

  test('knows its headings', () => {
    expect(sampleOf(TEXT).paragraphs).toEqual([
      paragraph('One.'),
      { text: 'A heading', isHeading: true },
      paragraph('Two.'),
      paragraph('The end.'),
    ]);
  });
});

describe('what the Worker knows of a course', () => {
  const definition = courseOf([{ slug: 'one', subject: 'For {{name|you}}' }, { slug: 'two' }]);

  test('is its words, colors and lessons, without templates and mails', () => {
    const { name, author, language, theme, landing } = definition;
    expect(compileCourse(definition, new Map())).toEqual({
      name,
      author,
      language,
      theme,
      landing: { ...landing, sample: { title: '', paragraphs: [] } },
      lessons: [
        { slug: 'one', subject: 'For {{name|you}}' },
        { slug: 'two', subject: 'A lesson' },
      ],
    });
  });

  test('has the beginning of the lesson that the author chose', () => {
    const text = 'Day 2\n\nBread\n\n{{greeting}}\n\nFlour, water, salt.';
    const mails = new Map([[lessonPath('two'), { subject: '', html: '', text, greeting: { named: '', unnamed: '' } }]]);
    const { landing } = compileCourse({ ...definition, landing: { ...definition.landing, sample: 'two' } }, mails);
    expect(landing.sample).toEqual({ title: 'Bread', paragraphs: [paragraph('Flour, water, salt.')] });
  });
});

describe('the pictures of a course', () => {
  const { name, theme } = courseOf([{}]);

  test('are drawn in its own colors', async () => {
    const light = { ...theme.light, accent: '#123456' };
    const pictures = await drawPictures({ name, theme: { ...theme, light } }, 'A course in one lesson');
    expect([...pictures.keys()]).toEqual(Object.values(PICTURES).map(({ asset }) => asset));
    expect(pictures.get(PICTURES.icon.asset)).toContain('#123456');
  });

  test('have the sizes that browsers and networks ask for', async () => {
    const pictures = await drawPictures({ name, theme }, 'A course in one lesson');
    const sizeOf = (png: Uint8Array) => [16, 20].map((offset) => Buffer.from(png).readUInt32BE(offset));
    expect(sizeOf(Buffer.from(pictures.get(PICTURES.share.asset) ?? ''))).toEqual([1200, 630]);
    expect(sizeOf(Buffer.from(pictures.get(PICTURES.touchIcon.asset) ?? ''))).toEqual([180, 180]);
    expect(sizeOf(await rasterize(String(pictures.get(PICTURES.icon.asset))))).toEqual([180, 180]);
  });
});
