/**
 * `npm run pictures`: remakes the README's pictures from the running product: the landing page beside lesson 1, and what
 * the operator sees of a crowd of readers.
 */
import type { Browser } from 'playwright-core';
import { runCommand, UsageError } from '../../src/cli/command/run.ts';
import type { Local } from '../../src/cli/local/addresses.ts';
import { startCourse } from '../../src/cli/local/running.ts';
import { STAGE } from './stage/settings.ts';
import { launchBrowser } from './views/browser.ts';
import { Visitor } from './views/visitor.ts';

const PICTURE = 'docs/pictures/readme.png';
const FUNNEL_PICTURE = 'docs/pictures/funnel.png';

/** How many readers the course in the picture has. */
const CROWD = 4_000;

async function pictures(): Promise<void> {
  const course = await startCourse(STAGE);
  const browser = await launchBrowser();
  try {
    const anna = new Visitor(course.local, 'Anna', Date.now());
    await anna.join();
    const lesson = (await anna.mails()).at(-1);
    if (!lesson) throw new UsageError('Lesson 1 has not come.');
    const phones = [
      await takePhone(browser, { url: `${course.local.courseUrl}/` }),
      await takePhone(browser, { html: lesson.html }),
    ];
    await takePair(browser, phones);
    await takeFunnel(browser, course.local);
  } finally {
    await browser.close();
    await course.stop();
  }
}

/** What a phone shows, as a PNG in base64. */
async function takePhone(browser: Browser, subject: { url: string } | { html: string }): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 375, height: 700 }, deviceScaleFactor: 2 });
  if ('url' in subject) await page.goto(subject.url);
  else await page.setContent(subject.html);
  const picture = await page.screenshot();
  await page.close();
  return picture.toString('base64');
}

async function takePair(browser: Browser, phones: readonly string[]): Promise<void> {
  const images = phones.map((picture) => `<img alt="" src="data:image/png;base64,${picture}">`);
  const page = await browser.newPage({ viewport: { width: 900, height: 780 }, deviceScaleFactor: 2 });
  await page.setContent(`<style>
    body { margin: 0; display: flex; gap: 40px; justify-content: center; padding: 40px; background: #e9e0d4 }
    img { width: 375px; height: 700px; border-radius: 28px; box-shadow: 0 18px 50px #2f2a2640 }
  </style>${images.join('')}`);
  await page.screenshot({ path: PICTURE });
}

/** The top of the funnel's page, at a desk. */
async function takeFunnel(browser: Browser, { courseUrl }: Local): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1040, height: 900 },
    httpCredentials: { username: 'operator', password: STAGE.ADMIN_PASSWORD },
    extraHTTPHeaders: { 'x-readers': String(CROWD) },
  });
  await page.goto(`${courseUrl}/admin/funnel`);
  const end = await page.locator('.chart').first().boundingBox();
  if (!end) throw new UsageError('The funnel has no picture.');
  const clip = { x: 0, y: 0, width: 1040, height: Math.ceil(end.y + end.height) + 16 };
  await page.screenshot({ path: FUNNEL_PICTURE, fullPage: true, clip });
}

await runCommand(pictures);
