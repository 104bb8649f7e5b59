/** What a script does for the operator: a count of many steps goes on by itself. */
import { expect, inject, test } from 'vitest';
import { STAGE } from '../gallery/stage/settings.ts';
import { useBrowser } from './browser.ts';

const running = useBrowser();

/** More readers than two steps count. */
const READERS = 120_000;

async function operator(javaScriptEnabled: boolean) {
  const httpCredentials = { username: 'operator', password: STAGE.ADMIN_PASSWORD };
  // The crowd of one moment, so that all requests meet the same one.
  const extraHTTPHeaders = { 'x-readers': String(READERS), 'x-now': String(Date.parse('2040-01-10T12:00:00Z')) };
  const context = await running.browser.newContext({ javaScriptEnabled, httpCredentials, extraHTTPHeaders });
  const page = await context.newPage();
  await page.goto(`${inject('local').courseUrl}/admin/funnel`);
  return page;
}

test('the operator presses once, and all readers are counted', async () => {
  const page = await operator(true);
  await page.getByRole('button', { name: 'Count' }).click();
  await page.getByText('Counted just now.').waitFor({ timeout: 50_000 });
  expect(await page.getByRole('definition').first().textContent()).toBe('120,000');
  await page.context().close();
});

test('without script the operator presses for each step', async () => {
  const page = await operator(false);
  await page.getByRole('button', { name: 'Count' }).click();
  await page.getByText(/Counted so far: [45]\d,\d{3} readers/).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText(/Counted so far: 1\d\d,\d{3} readers/).waitFor();
  await page.context().close();
});
