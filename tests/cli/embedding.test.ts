/** Every example of docs/embedding.md, as it stands there, in a real browser on a site of its own. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInbox } from '../../src/cli/local/inbox.ts';
import { type RunningCourse, startCourse } from '../../src/cli/local/running.ts';
import { launchBrowser } from '../gallery/views/browser.ts';
import { type Handler, type Listening, listen } from '../stand-ins/loopback.ts';

const COURSE = 'https://course.example';
const ANNA = 'https://anna.example';
const STYLES = 'body { margin: 0; font: 16px sans-serif }';

let course: RunningCourse;
let browser: Browser;
/** The author's own site, and one that is not allowed. */
let site: Listening;
let stranger: Listening;
let examples: Record<'toml' | 'frame' | 'form' | 'script', string>;

beforeAll(async () => {
  [site, stranger] = await Promise.all([listen(serve), listen(serve)]);
  const [running, launched, doc] = await Promise.all([
    startCourse({ ALLOWED_ORIGINS: site.url }),
    launchBrowser(),
    readFile('docs/embedding.md', 'utf8'),
  ]);
  [course, browser] = [running, launched];
  const blocks = [...doc.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code = '']) =>
    code
      .replaceAll(COURSE, course.local.courseUrl)
      .replaceAll(ANNA, site.url)
      .replaceAll(encodeURIComponent(ANNA), encodeURIComponent(site.url)),
  );
  expect(blocks).toHaveLength(4);
  const [toml = '', frame = '', form = '', script = ''] = blocks;
  examples = { toml, frame, form, script };
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([course.stop(), site.close(), stranger.close()]);
});

/** `/frame`, `/form` and `/plain` hold that example, and `/empty` none. */
const serve: Handler = ({ url }, response) => {
  const plain = examples.form.replace(/<script>[\s\S]*<\/script>/, '');
  const bodies: Record<string, string> = { '/frame': examples.frame, '/form': examples.form, '/plain': plain };
  const body = `<title>Anna</title><meta name="viewport" content="width=device-width"><style>${STYLES}</style>`;
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(body + (bodies[url.pathname] ?? '<h1>Anna</h1>'));
};

async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 280, height: 653 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function mailsTo(email: string): Promise<number> {
  return (await readInbox(course.local)).filter((mail) => mail.to.includes(email)).length;
}

test('the line that allows a site names it', () => {
  expect(examples.toml).toContain(`ALLOWED_ORIGINS = "${site.url}`);
});

describe('the frame', () => {
  test.each([true, false])('signs a reader up, who lands on the page of the author (script: %s)', async (script) => {
    const page = await visit(`${site.url}/frame`, { javaScriptEnabled: script });
    const frame = page.frameLocator('iframe');
    const email = `frame-${script}@reader.example`;
    await frame.getByLabel('Your email address').fill(email);
    await frame.getByRole('button', { name: 'Begin the course' }).click();
    await page.waitForURL(`${site.url}/thanks`);
    expect(await mailsTo(email)).toBe(1);
  });

  test.each([280, 375, 1280])('has room for the whole form at a width of %s', async (width) => {
    const page = await visit(`${site.url}/frame`, { viewport: { width, height: 653 } });
    const frame = page.frames().find((one) => one.url().includes('/embed'));
    if (!frame) throw new Error('The frame is empty.');
    await frame.waitForLoadState();
    const size = await frame.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return { wide: scrollWidth - clientWidth, high: scrollHeight - clientHeight };
    });
    expect(size).toEqual({ wide: 0, high: 0 });
  });

  test('shows what is wrong on the page of the course, from where the reader still lands at the author', async () => {
    const page = await visit(`${site.url}/frame`);
    const frame = page.frameLocator('iframe');
    await frame.getByLabel('Your email address').fill('reader@localhost');
    await frame.getByRole('button', { name: 'Begin the course' }).click();
    await page.waitForURL(`${course.local.courseUrl}/subscribe`);
    const email = page.getByLabel('Your email address').first();
    expect(await email.inputValue()).toBe('reader@localhost');
    await email.fill('mended@reader.example');
    await page.getByRole('button', { name: 'Begin the course' }).first().click();
    await page.waitForURL(`${site.url}/thanks`);
    expect(await mailsTo('mended@reader.example')).toBe(1);
  });

  test('stays empty on a site that is not allowed', async () => {
    const page = await visit(`${stranger.url}/frame`);
    expect(await page.frameLocator('iframe').getByRole('button').count()).toBe(0);
  });
});

describe('the plain form', () => {
  test.each([
    ['with the script', '/form', true],
    ['without a browser that runs it', '/form', false],
    ['without the script', '/plain', true],
  ])('signs a reader up %s', async (what, path, javaScriptEnabled) => {
    const page = await visit(site.url + path, { javaScriptEnabled });
    const email = `${what.replaceAll(' ', '-')}@reader.example`;
    await page.getByLabel('Your email address').fill(email);
    await page.getByLabel('Your first name').fill('Ben');
    if (javaScriptEnabled && path === '/form') {
      expect(await page.locator('[name=timezone]').inputValue()).toBe('Asia/Tokyo');
    }
    await page.getByRole('button').click();
    await page.waitForURL(`${site.url}/thanks`);
    expect(await mailsTo(email)).toBe(1);
  });

  test('is refused on a site that is not allowed, with a page that says so', async () => {
    const page = await visit(`${stranger.url}/form`);
    await page.getByLabel('Your email address').fill('stranger@reader.example');
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'This form does not work from there' }).waitFor();
    expect(await mailsTo('stranger@reader.example')).toBe(0);
  });
});

describe('the script', () => {
  const run = (page: Page) => page.evaluate<unknown>(`(async () => { ${examples.script}; return answer; })()`);

  test('signs a reader up and reads the answer', async () => {
    expect(await run(await visit(`${site.url}/empty`))).toEqual({ status: 'check-your-inbox' });
    const [mail] = examples.script.match(/[\w.]+@[\w.:/-]+/) ?? [];
    expect(await mailsTo(mail ?? '')).toBe(1);
  });

  test('is kept from both on a site that is not allowed', async () => {
    await expect(run(await visit(`${stranger.url}/empty`))).rejects.toThrow(/fetch/);
  });
});
