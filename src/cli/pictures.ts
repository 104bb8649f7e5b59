/**
 * `npm run pictures`: remakes the pictures in `docs/pictures` from the running product: pages and mails at the width
 * of a phone and of a desk, by day and by night, and the README's picture of the landing page beside lesson 1.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { course } from '../../emails/course.ts';
import { launchBrowser } from './browser.ts';
import { linkIn, readInbox } from './inbox.ts';
import { type Local, runCommand, UsageError } from './local.ts';
import { startCourse } from './running.ts';
import { lastTick, liveADay } from './ticks.ts';

const FOLDER = 'docs/pictures';
const WIDTHS = [375, 1280];
const SCHEMES = ['light', 'dark'] as const;
const READER = 'anna@reader.example';

/** What a picture shows: a path of the course, or a mail's HTML. */
type Subject = { path: string } | { html: string };

async function pictures(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const running = await startCourse();
  const browser = await launchBrowser();
  try {
    for (const [name, subject] of await subjects(running.local)) await takeAll(browser, running.local, name, subject);
    await takePair(browser);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** Lives through the course as one reader, and collects what they see. */
async function subjects(local: Local): Promise<Map<string, Subject>> {
  await postForm(local, '/subscribe', { email: READER, name: 'Anna', timezone: 'Europe/Berlin' });
  const confirmation = await mailWith(local, course.mails.confirmation.subject);
  const confirmPath = linkIn(confirmation, '/confirm');
  await postForm(local, confirmPath, {});
  let tick = await lastTick(local);
  for (let day = 1; day < 6; day += 1) tick = await liveADay(local, tick);
  const lessons = course.lessons.map(({ subject }) => subject);
  const first = await mailWith(local, lessons[0]);
  const fifth = await mailWith(local, lessons[4]);
  return new Map<string, Subject>([
    ['landing', { path: '/' }],
    ['check-inbox', { path: '/check-inbox' }],
    ['confirm', { path: confirmPath }],
    ['preferences', { path: linkIn(fifth, '/preferences') }],
    ['unsubscribe', { path: linkIn(fifth, '/unsubscribe') }],
    ['mail-confirmation', { html: confirmation.html }],
    ['mail-lesson-1', { html: first.html }],
    ['mail-lesson-5', { html: fifth.html }],
  ]);
}

async function postForm({ courseUrl }: Local, path: string, fields: Record<string, string>): Promise<void> {
  const response = await fetch(courseUrl + path, { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) throw new UsageError(`POST ${path} was answered with ${response.status}.`);
}

async function mailWith(local: Local, subject: string | undefined) {
  const mail = (await readInbox(local)).find((candidate) => candidate.subject === subject);
  if (!mail) throw new UsageError(`There is no mail "${subject}" in the inbox.`);
  return mail;
}

async function takeAll(browser: Browser, local: Local, name: string, subject: Subject): Promise<void> {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      // A script would post the confirmation page on at once; a reader without script sees what is to be shown.
      const options = { colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: false };
      const page = await browser.newPage(options);
      await show(page, local, subject);
      await page.screenshot({ path: pictureOf(name, width, colorScheme), fullPage: true });
      await page.close();
    }
  }
}

const pictureOf = (name: string, width: number, scheme: string) => join(FOLDER, `${name}-${width}-${scheme}.png`);

async function show(page: Page, { courseUrl }: Local, subject: Subject): Promise<void> {
  if ('path' in subject) await page.goto(courseUrl + subject.path);
  else await page.setContent(subject.html);
}

/** The README's picture: the landing page and lesson 1, each on a phone, side by side. */
async function takePair(browser: Browser): Promise<void> {
  const phones = await Promise.all(
    ['landing', 'mail-lesson-1'].map(async (name) => {
      const picture = await readFile(pictureOf(name, 375, 'light'), 'base64');
      return `<div><img alt="" src="data:image/png;base64,${picture}"></div>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 900, height: 780 }, deviceScaleFactor: 2 });
  await page.setContent(`<style>
    body { margin: 0; display: flex; gap: 40px; justify-content: center; padding: 40px; background: #e9e0d4 }
    div { width: 375px; height: 700px; overflow: hidden; border-radius: 28px; box-shadow: 0 18px 50px #2f2a2640 }
    img { width: 375px; display: block }
  </style>${phones.join('')}`);
  await page.screenshot({ path: join(FOLDER, 'readme.png') });
}

await runCommand(pictures);
