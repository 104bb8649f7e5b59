/** What the checkers of pages find where there is something to find: without this, "nothing found" would mean little. */
import { expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { useBrowser } from './browser.ts';
import { errorsIn } from './validator.ts';

const running = useBrowser();

const PALE_BY_NIGHT = `<!DOCTYPE html><html lang="en"><head><title>A page</title><style>
p { color: #000; background: #fff }
@media (prefers-color-scheme: dark) { p { color: #999 } }
</style></head><body><main><h1>A page</h1><p>Words</p></main></body></html>`;

test('axe finds words that are too pale by night', async () => {
  const page = await running.browser.newPage();
  await page.setContent(PALE_BY_NIGHT);
  expect(await violationsOn(page)).toEqual([expect.stringMatching(/^dark: color-contrast: /)]);
  await page.close();
});

test('axe finds a field without a label, by day and by night', async () => {
  const page = await running.browser.newPage();
  await page.setContent(PALE_BY_NIGHT.replace('<p>Words</p>', '<input name="email">'));
  expect(await violationsOn(page)).toEqual([
    expect.stringMatching(/^light: label: /),
    expect.stringMatching(/^dark: label: /),
  ]);
  await page.close();
});

test('the validator finds an element where none may stand', async () => {
  expect(await errorsIn(PALE_BY_NIGHT)).toEqual([]);
  const errors = await errorsIn(PALE_BY_NIGHT.replace('Words', '<ul><li>Words</li></ul>'));
  expect(errors.length).toBeGreaterThan(0);
});
