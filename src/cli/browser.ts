/** A Chromium for pictures: the system's own where there is one, else the one inside the npm package. */
import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts a headless Chromium; `CHROME_PATH` names another one. */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path !== '' && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] });
  // Its settings are made for one page in a function of the cloud; in one process the browser dies with its first page.
  const args = packaged.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return chromium.launch({ executablePath: await packaged.executablePath(), args });
}
