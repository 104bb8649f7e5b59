import { expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { createTokens } from '../../../src/mail/tokens.ts';
import { FIFTH, FIRST, SUBJECTS } from '../../fixtures/lessons.ts';
import { useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { elementsOf, messagesIn, readPage, textOf } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Brings somebody into the course; returns the path under which the mail says that lesson 1 can be read. */
async function joined(email = EMAIL): Promise<string> {
  await course.join(email, { name: 'Anna' });
  const { payload } = await lastMailTo(course, email);
  const [, path] = /https:\/\/course\.example(\/lesson\?token=[\w.-]+)/.exec(payload.text ?? '') ?? [];
  expect(payload.html).toContain(`href="https://course.example${path}"`);
  return path ?? expect.fail('no link to the lesson');
}

const linkTo = async (slug: string) =>
  `/lesson?token=${await (await createTokens([course.env.SIGNING_SECRET ?? ''])).lesson(slug)}`;

test('a lesson can be read in the browser by the link in its mail, and that changes nothing', async () => {
  const path = await joined();
  const before = await stateOf(course);
  const response = await course.get(path);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(await textOf(html, 'h1')).toBe(SUBJECTS[0]);
  expect(await textOf(html, 'title')).toBe(SUBJECTS[0]);
  expect(html).toContain('Today’s exercise');
  expect((await send(course.env, path, { method: 'HEAD' })).status).toBe(200);
  expect(await stateOf(course)).toEqual(before);
});

test('the page names no reader, offers nothing of theirs, and shows the way to the course', async () => {
  const html = await (await course.get(await joined())).text();
  expect(html).not.toMatch(/Anna|Hello,|\{\{|unsubscribe|preferences/);
  const links = (await elementsOf(html)).flatMap(({ attributes }) => attributes.get('href') ?? []);
  expect(links).toContain('https://course.example');
  expect(html).toContain('1 Example Street, Sampletown');
});

test('every reader has the same link, and every lesson another', async () => {
  const path = await joined();
  expect(await joined('ben@reader.example')).toBe(path);
  expect(await linkTo(FIRST)).toBe(path);
  expect(await linkTo(FIFTH)).not.toBe(path);
});

test.each(shipped.lessons.map(({ slug }) => slug))('the lesson %s has a page', async (slug) => {
  const response = await course.get(await linkTo(slug));
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain('{{');
});

test('the page may use the styles in its tags, runs no script, and is listed by no search engine', async () => {
  const { headers } = await course.get(await linkTo(FIRST));
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("style-src 'unsafe-inline'");
  expect(policy).toContain("script-src 'none'");
  expect(policy).toContain("default-src 'none'");
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect((await course.get('/')).headers.get('content-security-policy')).not.toContain('unsafe-inline');
});

test('a lesson that the author took away is said to be gone, in kind words', async () => {
  const response = await course.get(await linkTo('a-lesson-of-last-year'));
  expect(response.status).toBe(404);
  expect(messagesIn((await readPage(response)).html)).toContain('This lesson is not here any more');
});

test.each(['', 'nothing', 'a.b.c'])('a link that is none of ours (%j) opens no lesson', async (token) => {
  expect((await course.get(`/lesson?token=${token}`)).status).toBe(400);
});

test("a reader's own link opens no lesson, and a lesson's link nothing of a reader's", async () => {
  const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
  expect((await course.get(`/lesson?token=${await tokens.reader(FIRST, 'preferences')}`)).status).toBe(400);
  expect(await tokens.openReader(await tokens.lesson(FIRST), 'preferences')).toBeNull();
});
