/** Every page and mail, as `collectViews` meets them: their status, their HTML, axe by day and by night, their weight. */
import { beforeAll, expect, inject, test } from 'vitest';
import { exhibit } from '../gallery/views/exhibition.ts';
import type { View } from '../gallery/views/view.ts';
import { collectViews } from '../gallery/views/views.ts';
import { useBrowser } from './browser.ts';
import { type Inspected, inspect, NARROWEST } from './inspection.ts';
import { errorsIn } from './validator.ts';

/** What a page may weigh in all, and its scripts, uncompressed (bytes). */
const PAGE_BYTES = 50_000;
const SCRIPT_BYTES = 5_000;

const running = useBrowser();
let views: View[] = [];
let inspected: Inspected[] = [];

beforeAll(async () => {
  views = await collectViews(inject('local'));
  const exhibition = await exhibit(views, inject('local'));
  inspected = await inspect(running.browser, views, exhibition);
  await exhibition.close();
}, 300_000);

/** What there is to say of them, by name. */
function remarks(say: (one: Inspected) => string[]): Record<string, string[]> {
  const said = inspected.map((one) => [one.view.name, say(one)] as const);
  return Object.fromEntries(said.filter(([, messages]) => messages.length > 0));
}

test('every page is answered with its own status', () => {
  const wrong = views.filter(({ status, expected }) => status !== expected);
  expect(wrong.map(({ name, status, expected }) => `${name}: ${status}, not ${expected}`)).toEqual([]);
});

test('every page is valid HTML', async () => {
  // A lesson in the browser is the mail's own HTML, and is tried as mails are.
  const pages = views.filter(({ name, group }) => group !== 'Mails' && name !== 'lesson-online');
  const tried = await Promise.all(pages.map(async ({ name, html }) => [name, await errorsIn(html)] as const));
  expect(Object.fromEntries(tried.filter(([, errors]) => errors.length > 0))).toEqual({});
});

test('axe finds nothing on any page or mail, by day or by night', () => {
  expect(inspected).toHaveLength(views.length);
  expect(remarks(({ violations }) => violations)).toEqual({});
});

test('nothing has to be scrolled sideways on the narrowest phone, or at 400 % of zoom', () => {
  expect(remarks(({ width }) => (width > NARROWEST ? [`${width} px`] : []))).toEqual({});
});

test('no page weighs more than 50 KB, its scripts no more than 5 KB', () => {
  const tooHeavy = remarks(({ view, weight: { bytes, scriptBytes } }) => [
    ...(view.group !== 'Mails' && bytes > PAGE_BYTES ? [`weighs ${bytes} bytes`] : []),
    ...(scriptBytes > SCRIPT_BYTES ? [`has ${scriptBytes} bytes of script`] : []),
  ]);
  expect(tooHeavy).toEqual({});
});

test('no page or mail loads anything from elsewhere', () => {
  expect(remarks(({ weight: { strangers } }) => strangers)).toEqual({});
});
