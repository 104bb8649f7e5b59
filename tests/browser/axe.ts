/** What axe finds on a page, by day and by night. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Each violation as a line: the scheme, the rule, what it wants, and where. The page must let scripts run. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // As text: what runs in the page cannot be a function of this module. What a frame holds is a view of its own.
    const { violations } = await page.evaluate<AxeResults>("axe.run({ iframes: false, resultTypes: ['violations'] })");
    for (const { id, help, nodes } of violations) {
      found.push(`${colorScheme}: ${id}: ${help} (${nodes.map(({ target }) => target).join(' | ')})`);
    }
  }
  return found;
}
