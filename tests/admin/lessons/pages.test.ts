/** `/admin/lessons`: what the operator sees of the mails, before anybody gets them. */
import { expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { FIRST, SUBJECTS } from '../../fixtures/lessons.ts';
import { ADMIN_PASSWORD, operatorOf } from '../../support/admin.ts';
import { useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { elementsOf, messagesIn, readPage, textOf } from '../../support/page.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);

const OTHERS = ['confirmation', 'already-in', 'come-back', 'finished', 'new-address'].map((name) => `mail.${name}`);
const KEYS = [...shipped.lessons.map(({ slug }) => slug), ...OTHERS];

const numberIn = (messages: string, before: string) =>
  Number(new RegExp(`${before} ([\\d,]+)`).exec(messages)?.[1]?.replace(',', ''));

test('the list has each lesson in its order, then the other mails, and leads to each', async () => {
  const { status, links, html } = await readPage(await operator.get('/admin/lessons'));
  expect(status).toBe(200);
  expect(links.flatMap((link) => /^\/admin\/lessons\/(.+)$/.exec(link)?.[1] ?? [])).toEqual(KEYS);
  expect(messagesIn(html)).toMatch(new RegExp(`1 ${SUBJECTS[0]} \\d{3} 1 1\\d,\\d{3} 1,\\d{3}`));
});

test.each(KEYS)('the page of %s shows it in a frame that can do nothing, and as plain text', async (key) => {
  const answer = await operator.get(`/admin/lessons/${key}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'");
  const { html, elements } = await readPage(answer);
  const frame = elements.find(({ tag }) => tag === 'iframe')?.attributes;
  expect([frame?.get('src'), frame?.get('sandbox')]).toEqual([`/admin/lessons/${key}/html`, '']);
  const text = await textOf(html, 'pre');
  expect(text).toContain('Hi Anna,');
  expect(text).not.toContain('{{');
});

test.each(KEYS)('the document of %s is the mail as it leaves, and runs nothing', async (key) => {
  const answer = await operator.get(`/admin/lessons/${key}/html`);
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'none'",
      "style-src 'unsafe-inline'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ]),
  );
  expect(answer.headers.get('x-frame-options')).toBeNull();
  const html = await answer.text();
  expect(html).toContain('Hi Anna,');
  expect(html).not.toContain('{{');
});

test('a lesson is what its readers get, but for their own links', async () => {
  await course.join('anna@reader.example', { name: 'Anna' });
  const { payload } = await lastMailTo(course, 'anna@reader.example');
  const withoutTokens = (mail: string) => mail.replace(/token=[\w.-]+/g, 'token=');
  const shown = await (await operator.get(`/admin/lessons/${FIRST}/html`)).text();
  expect(withoutTokens(shown)).toBe(withoutTokens(payload.html ?? ''));
});

test('what it measures is what leaves', async () => {
  const { html } = await readPage(await operator.get(`/admin/lessons/${FIRST}`));
  const document = await (await operator.get(`/admin/lessons/${FIRST}/html`)).text();
  const messages = messagesIn(html);
  expect(numberIn(messages, 'HTML \\(bytes\\)')).toBe(new TextEncoder().encode(document).length);
  expect(numberIn(messages, 'Text \\(bytes\\)')).toBe(new TextEncoder().encode(await textOf(html, 'pre')).length);
  expect(numberIn(messages, 'Words')).toBeGreaterThan(165);
  expect(numberIn(messages, 'Minutes')).toBe(1);
});

test('the mail that comes back to somebody says why nothing came', async () => {
  const html = await (await operator.get('/admin/lessons/mail.come-back/html')).text();
  expect(html).toContain('You left the course a while ago.');
});

test.each(['nothing', 'mail.nothing', `${FIRST}/nothing`, 'confirmation', '__proto__', 'mail.'])(
  '%s is no mail, and is not there',
  async (key) => {
    expect((await operator.get(`/admin/lessons/${key}`)).status).toBe(404);
    expect((await operator.get(`/admin/lessons/${key}/html`)).status).toBe(404);
    expect((await operator.post(`/admin/lessons/${key}/test`, { to: 'a@reader.example' })).status).toBe(404);
  },
);

test('looking at them changes nothing and sends nothing', async () => {
  const before = await stateOf(course);
  for (const path of ['', `/${FIRST}`, `/${FIRST}/html`, `/${FIRST}/test`, `/${FIRST}?test=sent`]) {
    await operator.get(`/admin/lessons${path}`);
  }
  expect(await stateOf(course)).toEqual(before);
});

test('the links of the frame are nobody’s', async () => {
  const elements = await elementsOf(await (await operator.get(`/admin/lessons/${FIRST}/html`)).text());
  const links = elements.flatMap(({ attributes }) => attributes.get('href') ?? []);
  const own = links.filter((link) => /\/(preferences|unsubscribe)\?token=/.test(link));
  expect(own.length).toBeGreaterThan(1);
  for (const link of own) expect((await course.get(link.replace('https://course.example', ''))).status).toBe(400);
});
