/** Link scanners, previews and prefetches open every link: no GET, HEAD or OPTIONS may change or send anything. */
import { expect, test } from 'vitest';
import { slugsOf } from '../../src/core/course.ts';
import { course as shipped } from '../../src/course.ts';
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
const EMAIL = 'anna@reader.example';

/** Someone who has had some lessons and signs up again, someone whose lesson 1 waits, someone who has only signed up. */
async function someReaders(days: number): Promise<void> {
  await course.join(EMAIL, { name: 'Anna' });
  for (let day = 1; day <= days; day += 1) await course.tickAt(dayAt(day, 7));
  await forgetAnswer(EMAIL);
  await course.post('/subscribe', { email: EMAIL });
  const waiting = await course.signUp('ben@reader.example');
  await course.resend.set({ dailyQuota: 0 });
  await course.post(`/confirm?token=${waiting}`);
  await course.resend.set({ dailyQuota: null });
  await course.signUp('carl@reader.example', { name: 'Carl' });
}

test('opening every link of every mail, and of every page behind it, changes and sends nothing', async () => {
  await someReaders(8);
  expect(await course.lessonsOf(EMAIL)).toEqual(slugsOf(shipped));
  expect((await keyNames(course.env.KV)).map((name) => name.split(':')[0])).toContain('welcome');
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
  expect(paths.sort()).toEqual([
    '/ 200',
    // Anna's and Ben's, who have confirmed, and Carl's; the first is more than seven days old.
    '/confirm?token 200',
    '/confirm?token 200',
    '/confirm?token 410',
    '/preferences?token 200',
    '/privacy 200',
    '/unsubscribe?token 200',
  ]);
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
  const routes = ['/confirm', '/unsubscribe', '/preferences', '/subscribe', '/webhooks/resend', '/admin'];
  const signup = 'email=dora@reader.example&name=Dora&timezone=UTC';
  const queries = tokens.flatMap((token) =>
    ['leave', 'pause', 'resume', 'hour&hour=9'].map(
      (action) => `token=${token}&action=${action}&List-Unsubscribe=One-Click&_method=POST&${signup}`,
    ),
  );
  const paths = [
    ...['/', '/check-inbox', '/health', '/nothing'].map((path) => `${path}?${signup}`),
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
