/** Looks at views in a browser: each is opened once, on the narrowest screen, and all is noted that tests ask of it. */
import type { Browser, Page } from 'playwright-core';
import type { Exhibition } from '../gallery/views/exhibition.ts';
import type { View } from '../gallery/views/view.ts';
import { violationsOn } from './axe.ts';
import { type Weight, weigh } from './weigh.ts';

export interface Inspected {
  view: View;
  weight: Weight;
  /** CSS pixels that it needs from side to side. */
  width: number;
  /** What axe finds, by day and by night. */
  violations: string[];
}

/** A phone of 320 px: also what 400 % of zoom leave of a desk's 1280. */
export const NARROWEST = 320;

/** How many tabs look at once. */
const TABS = 2;

export async function inspect(browser: Browser, views: readonly View[], exhibition: Exhibition): Promise<Inspected[]> {
  const context = await browser.newContext({ viewport: { width: NARROWEST, height: 568 } });
  // A page that sends itself on stays, so that it can be looked at.
  await context.addInitScript('HTMLFormElement.prototype.submit = () => {}');
  const waiting = [...views];
  const inspected: Inspected[] = [];
  const lookOn = async () => {
    const page = await context.newPage();
    for (let view = waiting.shift(); view; view = waiting.shift()) {
      inspected.push({ view, ...(await lookAt(page, exhibition.urlOf(view))) });
    }
  };
  await Promise.all(Array.from({ length: TABS }, lookOn));
  await context.close();
  return inspected;
}

async function lookAt(page: Page, url: string): Promise<Omit<Inspected, 'view'>> {
  const weight = await weigh(page, url);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return { weight, width, violations: await violationsOn(page) };
}
