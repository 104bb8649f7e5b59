import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rasterize } from '../../src/build/picture.ts';
import { renderSite } from '../../src/build/site.ts';
import { lessonPath } from '../../src/course/mail-paths.ts';
import {
  ADMIN_FRAME,
  EMBED_FRAME,
  FRAME,
  ICON,
  LANDING,
  PRIVACY,
  SHARE_PICTURE,
  TOUCH_ICON,
} from '../../src/course/site-paths.ts';
import { sampleOf } from '../../src/web/site/sample.ts';
import { course } from '../fixtures/course/course.ts';
import { english } from '../support/words.ts';

const scratch = await mkdtemp(join(tmpdir(), 'daystep-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const TEXT = 'Course\n\nDay 1\n\nThe title\n\n{{greeting}}\n\nOne.\n\nA heading\n\nTwo.\n\nThe end.\n';

describe('the beginning of a lesson', () => {
  const long = 'word '.repeat(79).trim();

  test('is its title and whole paragraphs, of some eighty words', () => {
    const { title, paragraphs } = sampleOf(TEXT.replace('One.', `${long}.`));
    expect(title).toBe('The title');
    expect(paragraphs).toEqual([`${long}.`]);
  });

  test('does not end with a heading', () => {
    const { paragraphs } = sampleOf(TEXT.replace('One.', `${long.slice(5)}.`));
    expect(paragraphs.at(-1)).toBe(`${long.slice(5)}.`);
  });
});

test('the site is drawn from the author’s words and colours alone', async () => {
  const messages = { name: 'Baking bread', author: 'Ben Baker', language: 'de' };
  const theme = { ...course.theme, light: { ...course.theme.light, accent: '#123456' } };
  const text = '{{greeting}}\n\nFlour, water, salt.';
  const greeting = { named: '', unnamed: '' };
  const mails = new Map([[lessonPath(course.landing.sample), { subject: '', html: '', text, greeting }]]);
  const site = await renderSite({ ...course, ...messages, theme }, mails, scratch, english);
  expect([...site.keys()].sort()).toEqual(
    [ADMIN_FRAME, EMBED_FRAME, FRAME, ICON, LANDING, PRIVACY, SHARE_PICTURE, TOUCH_ICON].sort(),
  );
  expect(site.get(FRAME)).toContain('<html lang="de">');
  expect(site.get(FRAME)).toContain('Baking bread');
  expect(site.get(FRAME)).toContain('--accent:#123456');
  expect(site.get(PRIVACY)).toContain('Ben Baker');
  expect(site.get(LANDING)).toContain('Flour, water, salt.');
  expect(JSON.stringify([...site.values()])).not.toContain(course.name);
});

test('the picture to share has the size that networks ask for', async () => {
  const site = await renderSite(course, new Map(), scratch, english);
  const picture = Buffer.from(site.get(SHARE_PICTURE) ?? '');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  const icon = Buffer.from(await rasterize(String(site.get(ICON))));
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([180, 180]);
});
