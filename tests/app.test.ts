import { describe, expect, test } from 'vitest';
import { course as shipped } from '../src/course/compiled.ts';
import { subscriberId } from '../src/domain/subscriber.ts';
import type { Env } from '../src/env.ts';
import worker from '../src/index.ts';
import { dayAt, tokenOf, useCourse } from './support/harness.ts';
import { useErrorLog } from './support/log.ts';
import { lastMailTo } from './support/mail.ts';
import { readPage } from './support/page.ts';
import { formBody, send } from './support/send.ts';
import { stateOf } from './support/state.ts';

const course = useCourse();
const logged = useErrorLog();

const EMAIL = 'anna@reader.example';

describe('an address that is not there', () => {
  test.each(['/nothing', '/confirm/nothing', '/index.html', '/.env', '/%2e%2e/secret', '//'])(
    'such as %s is told so by a page that leads back to the course',
    async (path) => {
      const response = await send(course.env, `https://course.example${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect((await readPage(response)).links).toContain('/');
    },
  );

  test('is told in JSON to who asks for JSON', async () => {
    const response = await course.get('/nothing', { accept: 'application/json' });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { field: null, message: expect.stringMatching(/\w/) } });
  });

  test('is where the rendered mails would be: nobody reads the course without signing up', async () => {
    const lessons = shipped.lessons.map(({ slug }) => `/lessons/${slug}.json`);
    for (const path of [...lessons, '/confirmation.json', '/already-in.json', '/course.json', '/lessons/']) {
      expect((await course.get(path)).status).toBe(404);
    }
  });
});

test('methods that no route knows do nothing', async () => {
  const token = await course.signUp(EMAIL);
  const before = await stateOf(course);
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    for (const path of ['/', '/subscribe', `/confirm?token=${token}`, '/unsubscribe', '/preferences', '/health']) {
      expect((await send(course.env, path, { method })).status).toBe(404);
    }
  }
  expect(await stateOf(course)).toEqual(before);
});

test('HEAD is answered as GET is, without a body', async () => {
  for (const path of ['/', '/check-inbox', '/health', '/confirm?token=broken', '/nothing']) {
    const [get, head] = await Promise.all([course.get(path), send(course.env, path, { method: 'HEAD' })]);
    expect([head.status, head.headers.get('content-type')]).toEqual([get.status, get.headers.get('content-type')]);
    expect(await head.text()).toBe('');
  }
});

test('no cache keeps a page', async () => {
  const token = await course.signUp(EMAIL);
  for (const path of ['/', '/check-inbox', `/confirm?token=${token}`, '/nothing', '/health']) {
    expect((await course.get(path)).headers.get('cache-control')).toBe('no-store');
  }
});

test('what breaks unforeseen is told on a page and in the log, without the details on the page', async () => {
  await course.join(EMAIL);
  const token = tokenOf(await lastMailTo(course, EMAIL), 'preferences');
  await course.env.KV.put(`subscriber:${await subscriberId(EMAIL)}`, '{"address":"half-written');
  const response = await course.get(`/preferences?token=${token}`);
  expect(response.status).toBe(500);
  const page = await readPage(response);
  expect(page.links).toContain('/');
  expect(page.html).not.toMatch(/SyntaxError|half-written|\.tsx?\b/);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('"path":"/preferences"');
  expect(logged[0]).not.toContain(token);
  const json = await course.get(`/preferences?token=${token}`, { accept: 'application/json' });
  expect(await json.json()).toEqual({ error: { field: null, message: expect.stringMatching(/\w/) } });
});

describe.each<[string, Partial<Env>]>([
  ['FROM is missing', { FROM: '' }],
  ['PUBLIC_URL must be', { PUBLIC_URL: 'course.example' }],
  ['SIGNING_SECRET is too short', { SIGNING_SECRET: 'short' }],
  ['RESEND_API_KEY is missing', { RESEND_API_KEY: '' }],
])('while %s', (problem, vars) => {
  test('the page in place of the form names it, and so does the log', async () => {
    const env = { ...course.env, ...vars };
    for (const path of ['/', '/check-inbox', '/confirm?token=x']) {
      logged.length = 0;
      const response = await send(env, path);
      expect(response.status).toBe(503);
      const page = await readPage(response);
      expect(page.html).toContain(problem);
      expect(page.forms).toEqual([]);
      expect(logged.join()).toContain(problem);
    }
  });

  test('nothing is half done', async () => {
    await course.join(EMAIL, { timezone: 'UTC' });
    const lesson = await lastMailTo(course, EMAIL);
    const token = await course.signUp('ben@reader.example');
    const before = await stateOf(course);
    const env = { ...course.env, ...vars };
    const posts: [string, Record<string, string>][] = [
      ['/subscribe', { email: 'carl@reader.example' }],
      [`/confirm?token=${token}`, {}],
      [`/unsubscribe?token=${tokenOf(lesson, 'unsubscribe')}`, { 'List-Unsubscribe': 'One-Click' }],
      [`/preferences?token=${tokenOf(lesson, 'preferences')}`, { action: 'leave' }],
    ];
    for (const [path, fields] of posts) {
      expect((await send(env, path, formBody(fields))).status).toBe(503);
    }
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    const answer = await send(env, '/subscribe', json);
    expect(await answer.json()).toEqual({ error: { field: null, message: expect.stringContaining(problem) } });
    const scheduledTime = dayAt(1, 7);
    await expect(worker.scheduled({ scheduledTime }, env)).rejects.toThrow(problem);
    expect(await stateOf(course)).toEqual(before);
  });
});

test('every problem of the configuration is named at once', async () => {
  const { KV, ASSETS, SIGNUP_RATE_LIMIT, ADMIN_RATE_LIMIT } = course.env;
  const { html } = await readPage(await send({ KV, ASSETS, SIGNUP_RATE_LIMIT, ADMIN_RATE_LIMIT }, '/'));
  for (const name of ['PUBLIC_URL', 'FROM', 'POSTAL_ADDRESS', 'RESEND_API_KEY', 'SIGNING_SECRET']) {
    expect(html).toContain(`${name} is missing`);
  }
});

describe('while nothing beside the Worker can be read', () => {
  const ASSETS = { fetch: async () => new Response(null, { status: 500 }), connect: () => expect.fail() };

  test('the pages are there all the same', async () => {
    const token = await course.signUp(EMAIL);
    const env = { ...course.env, ASSETS };
    for (const path of ['/', '/privacy', '/embed', '/check-inbox', `/confirm?token=${token}`, '/robots.txt']) {
      expect((await send(env, path)).status, path).toBe(200);
    }
    expect((await send(env, '/nothing')).status).toBe(404);
    expect((await readPage(await send({ ...env, FROM: '' }, '/'))).html).toContain('FROM is missing');
  });

  test('the monitor is answered as ever', async () => {
    await course.tickAt(dayAt(0, 12));
    const response = await send({ ...course.env, ASSETS }, '/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });

  test('a signup, which needs its mail, is told on a page that something is wrong', async () => {
    const response = await send({ ...course.env, ASSETS }, '/subscribe', formBody({ email: EMAIL }));
    expect(response.status).toBe(500);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await readPage(response)).links).toContain('/');
    expect(logged.join()).toContain('"path":"/subscribe"');
  });
});
