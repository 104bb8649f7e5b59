/** Link scanners, previews and prefetches open every link: no GET, HEAD or OPTIONS may change or send anything. */
import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo, linksIn } from '../support/mail.ts';
import { readPage } from '../support/page.ts';
import { forgetAnswer } from '../support/people.ts';
import { send } from '../support/send.ts';
import { keyNames, stateOf } from '../support/state.ts';

/** Deployed just now: nothing is wrong yet where no tick has run. */
const CF_VERSION_METADATA = { id: '', tag: '', timestamp: new Date(NOON).toISOString() };

const course = useCourse({ CF_VERSION_METADATA });

const METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** What a form could ask for on a reader's own page. */
const ACTIONS = [
  ...['leave', 'pause', 'pause&until=2030-02-01', 'resume', 'hour&hour=9', 'now', 'restart', 'undo-restart', 'return'],
  ...['name&name=Dora', 'address&email=dora@reader.example', 'download', 'delete&sure=yes', 'reason&reason=none'],
];

const PUBLIC = [
  ...['/', '/check-inbox', '/check-inbox?domain=gmial.com', '/embed', '/privacy', '/health', '/nothing'],
  ...['/robots.txt', '/sitemap.xml', '/favicon.svg', '/apple-touch-icon.png', '/course.png'],
];

const EMAIL = 'anna@reader.example';

/**
 * Readers for every mail there is: one who has had the course and signs up again, one in the midst of it who does, one who
 * moves to another address, one who left and signs up again, one whose lesson 1 waits, one who has only signed up.
 */
async function someReaders(days: number): Promise<void> {
  await course.join(EMAIL, { name: 'Anna' });
  await course.join('dora@reader.example');
  await course.leave('dora@reader.example');
  for (let day = 1; day <= days; day += 1) {
    if (day === days) await course.join('frank@reader.example');
    await course.tickAt(dayAt(day, 7));
  }
  for (const email of days === 0 ? [EMAIL] : [EMAIL, 'frank@reader.example']) {
    await forgetAnswer(email);
    await course.post('/subscribe', { email });
  }
  await course.signUp('dora@reader.example');
  const token = tokenOf(await lastMailTo(course, EMAIL), 'preferences');
  await course.post('/preferences', { token, action: 'address', email: 'anna@elsewhere.example' });
  const waiting = await course.signUp('ben@reader.example');
  await course.resend.set({ dailyQuota: 0 });
  await course.post(`/confirm?token=${waiting}`);
  await course.resend.set({ dailyQuota: null });
  await course.signUp('carl@reader.example', { name: 'Carl' });
}

test('opening every link of every mail, and of every page behind it, changes and sends nothing', async () => {
  await someReaders(8);
  expect(await course.lessonsOf(EMAIL)).toEqual(slugsOf(shipped));
  expect((await keyNames(course.env.KV)).map((name) => name.split(':')[0])).toContain('pending');
  const before = await stateOf(course);

  const opened = new Map<string, number>();
  const mails = await course.resend.mails();
  const waiting = (await Promise.all(mails.map(linksIn))).flatMap(({ html, text }) => [...html, ...text]);
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    const { origin, pathname, search } = new URL(link, 'https://course.example');
    const path = pathname + search;
    if (origin !== 'https://course.example' || opened.has(path)) continue;
    for (const method of METHODS.slice(1)) await send(course.env, path, { method });
    const page = await readPage(await course.get(path));
    opened.set(path, page.status);
    for (const form of page.forms) expect(form.method).toBe('post');
    waiting.push(...page.links);
  }

  expect(await stateOf(course)).toEqual(before);
  const paths = [...opened].map(([path, status]) => `${path.split('=')[0]} ${status}`);
  expect([...new Set(paths)].sort()).toEqual([
    '/ 200',
    '/address?token 200',
    '/confirm?token 200',
    // Anna's first mail is more than seven days old.
    '/confirm?token 410',
    '/lesson?token 200',
    '/preferences?token 200',
    '/privacy 200',
    '/unsubscribe?token 200',
  ]);
  const kinds = mails.flatMap(({ payload }) => payload.tags?.find(({ name }) => name === 'mail')?.value ?? 'lesson');
  expect(new Set(kinds)).toEqual(
    new Set(['already-in', 'come-back', 'confirmation', 'finished', 'lesson', 'new-address']),
  );
});

test('no GET, HEAD or OPTIONS of any route changes or sends anything, whatever its query says', async () => {
  await someReaders(0);
  const lesson = (await course.mailsTo(EMAIL)).find((mail) => mail.payload.headers?.['List-Unsubscribe']);
  if (!lesson) throw new Error('No lesson came.');
  const tokens = [
    tokenOf(await lastMailTo(course, 'carl@reader.example'), 'confirm'),
    tokenOf(lesson, 'unsubscribe'),
    tokenOf(lesson, 'preferences'),
  ];
  const routes = [
    '/confirm',
    '/address',
    '/unsubscribe',
    '/preferences',
    '/lesson',
    '/subscribe',
    '/webhooks/resend',
    '/admin',
  ];
  const signup = 'email=dora@reader.example&name=Dora&timezone=UTC';
  const queries = tokens.flatMap((token) =>
    ACTIONS.map((action) => `token=${token}&action=${action}&List-Unsubscribe=One-Click&_method=POST&${signup}`),
  );
  const paths = [
    ...PUBLIC.map((path) => `${path}${path.includes('?') ? '&' : '?'}${signup}`),
    ...routes.flatMap((route) => queries.map((query) => `${route}?${query}`)),
  ];
  const before = await stateOf(course);
  for (const path of paths) {
    for (const method of METHODS) {
      const headers = { 'x-http-method-override': 'POST', 'content-type': 'application/x-www-form-urlencoded' };
      const response = await send(course.env, path, { method, headers });
      expect(response.status).toBeLessThan(500);
    }
  }
  expect(await stateOf(course)).toEqual(before);
});
