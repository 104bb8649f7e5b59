/** What a page loads. */
import type { Page, Response } from 'playwright-core';

export interface Weight {
  /** All that is loaded, uncompressed. */
  bytes: number;
  /** Of that, what is script, in files and in the page. */
  scriptBytes: number;
  /** The addresses of what comes from another host. */
  strangers: string[];
}

/** Opens a page, past any cache, and waits until it loads nothing more. */
export async function weigh(page: Page, url: string): Promise<Weight> {
  // What the page before it still loads is none of this one's.
  await page.goto('about:blank');
  const responses: Response[] = [];
  const note = (response: Response) => responses.push(response);
  page.on('response', note);
  await page.goto(url, { waitUntil: 'load' });
  page.off('response', note);
  const loads = await Promise.all(
    responses.map(async (response) => ({
      type: response.request().resourceType(),
      bytes: (await response.body()).length,
    })),
  );
  const inline = await page.locator('script:not([type*=json])').allTextContents();
  const files = loads.filter(({ type }) => type === 'script');
  return {
    bytes: sum(loads.map(({ bytes }) => bytes)),
    scriptBytes: sum(files.map(({ bytes }) => bytes)) + Buffer.byteLength(inline.join('')),
    strangers: responses.map((response) => response.url()).filter((one) => new URL(one).host !== new URL(url).host),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
