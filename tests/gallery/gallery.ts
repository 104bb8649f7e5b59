/**
 * `npm run gallery`: a picture of every page and mail, at the width of a phone and of a desk, by day and by night, and
 * `dist/gallery/index.html`, which shows them all.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runCommand } from '../../src/cli/command/run.ts';
import { startCourse } from '../../src/cli/local/running.ts';
import { COURSE } from '../fixtures/build.ts';
import { STAGE } from './stage/settings.ts';
import { launchBrowser } from './views/browser.ts';
import { type Exhibition, exhibit } from './views/exhibition.ts';
import { galleryPage } from './views/gallery-page.ts';
import { PICTURES, pictureName } from './views/pictures.ts';
import type { View } from './views/view.ts';
import { collectViews } from './views/views.ts';

const FOLDER = 'dist/gallery';

async function gallery(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const course = await startCourse({ ...STAGE, COURSE });
  const browser = await launchBrowser();
  try {
    const views = await collectViews(course.local);
    const exhibition = await exhibit(views, course.local);
    await Promise.all(PICTURES.map((picture) => takeAll(browser, exhibition, views, picture)));
    await exhibition.close();
    await writeFile(join(FOLDER, 'index.html'), galleryPage(views));
    console.log(`\n  ${views.length} views, ${views.length * PICTURES.length} pictures: ${FOLDER}/index.html\n`);
  } finally {
    await browser.close();
    await course.stop();
  }
}

async function takeAll(
  browser: Browser,
  { urlOf }: Exhibition,
  views: readonly View[],
  picture: (typeof PICTURES)[number],
): Promise<void> {
  const { width, colorScheme } = picture;
  // A script would post the confirmation page on at once; a reader without script sees what is to be shown.
  const options = { colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: false };
  const page = await browser.newPage(options);
  for (const view of views) {
    await page.goto(urlOf(view));
    // What a frame shows is drawn once it has been in sight.
    for (const frame of await page.locator('iframe').all()) await frame.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(FOLDER, pictureName(view, picture)), fullPage: true });
  }
  await page.close();
}

await runCommand(gallery);
