/** A Chromium for tests and pictures: the system's own where there is one, else the one inside the npm package. */
import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The packaged one's settings are made for one page in a function of the cloud: in one process it dies with its first
 * page, and without its web security it lets every site read every other, as no reader's browser does.
 */
const NOT_A_READERS = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];

export interface BrowserProgram {
  executablePath: string;
  args: string[];
}

/** The program and its arguments. `CHROME_PATH` names another one, or `packaged`: the one inside the npm package. */
export async function browserProgram(): Promise<BrowserProgram> {
  const asked = process.env['CHROME_PATH'] ?? '';
  const installed = asked === '' ? INSTALLED.find(existsSync) : asked === 'packaged' ? undefined : asked;
  if (installed !== undefined) return { executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] };
  const args = packaged.args.filter((arg) => !NOT_A_READERS.includes(arg));
  return { executablePath: await packaged.executablePath(), args };
}

/** Starts a headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await browserProgram());
}

/** Starts a headless Chromium that others connect to, by `wsEndpoint()`. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(await browserProgram());
}
