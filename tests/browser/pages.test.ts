/** Every page and mail, as `collectViews` meets them: their status, their HTML, axe by day and by night, their weight. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Exhibition, exhibit } from '../../src/cli/views/exhibition.ts';
import type { View } from '../../src/cli/views/view.ts';
import { collectViews } from '../../src/cli/views/views.ts';
import { violationsOn } from './axe.ts';
import { useBrowser } from './browser.ts';
import { errorsIn } from './validator.ts';
import { weigh } from './weigh.ts';

/** What a page may weigh in all, and its scripts, uncompressed (bytes). */
const PAGE_BYTES = 50_000;
const SCRIPT_BYTES = 5_000;

const running = useBrowser();
let views: View[] = [];
let exhibition: Exhibition;

beforeAll(async () => {
  views = await collectViews(inject('local'));
  exhibition = await exhibit(views, inject('local'));
});

afterAll(() => exhibition?.close());

/** Shows one view after another in a tab; returns what `look` has to say of them, by name. */
async function lookAtAll(
  shown: readonly View[],
  look: (page: Page, view: View) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const context = await running.browser.newContext({ viewport: { width: 320, height: 568 } });
  const page = await context.newPage();
  const found: Record<string, string[]> = {};
  for (const view of shown) {
    const words = await look(page, view);
    if (words.length > 0) found[view.name] = words;
  }
  await context.close();
  return found;
}

test('every page is answered with its own status', () => {
  const wrong = views.filter(({ status, expected }) => status !== expected);
  expect(wrong.map(({ name, status, expected }) => `${name}: ${status}, not ${expected}`)).toEqual([]);
});

test('every page is valid HTML', async () => {
  const found: Record<string, string[]> = {};
  for (const { name, group, html } of views) {
    const errors = group === 'Mails' ? [] : await errorsIn(html);
    if (errors.length > 0) found[name] = errors;
  }
  expect(found).toEqual({});
});

test('axe finds nothing on any page or mail, by day or by night', async () => {
  const found = await lookAtAll(views, async (page, view) => {
    await page.goto(exhibition.urlOf(view));
    return violationsOn(page);
  });
  expect(found).toEqual({});
});

test('no page is wider than a phone of 320 px, which is what 400 % of zoom leave of a desk', async () => {
  const found = await lookAtAll(views, async (page, view) => {
    await page.goto(exhibition.urlOf(view));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return width > 320 ? [`${width} px`] : [];
  });
  expect(found).toEqual({});
});

test('no page weighs more than 50 KB, its scripts no more than 5 KB, and nothing comes from elsewhere', async () => {
  const pages = views.filter(({ group }) => group !== 'Mails');
  const found = await lookAtAll(pages, async (page, view) => {
    const { bytes, scriptBytes, strangers } = await weigh(page, exhibition.urlOf(view));
    return [
      ...(bytes > PAGE_BYTES ? [`weighs ${bytes} bytes`] : []),
      ...(scriptBytes > SCRIPT_BYTES ? [`has ${scriptBytes} bytes of script`] : []),
      ...strangers.map((url) => `loads ${url}`),
    ];
  });
  expect(found).toEqual({});
});
