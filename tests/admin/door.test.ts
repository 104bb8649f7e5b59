import { describe, expect, test } from 'vitest';
import { away } from '../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, operatorOf } from '../support/admin.ts';
import { useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';
import { readPage } from '../support/page.ts';
import { send } from '../support/send.ts';
import { stateOf } from '../support/state.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);
useErrorLog();

const basic = (messages: string) => ({ authorization: `Basic ${btoa(messages)}` });

/** Every page that there is, and some that are not. */
const PATHS = ['/admin', '/admin/', '/admin/funnel', '/admin/people', '/admin/lessons', '/admin/import', '/admin/x'];

describe('without a password that is set', () => {
  test.each(PATHS)('%s is not there, whatever is given', async (path) => {
    const closed = course.with({ ADMIN_PASSWORD: '' });
    for (const headers of [{}, basic('operator:'), basic(`operator:${ADMIN_PASSWORD}`)]) {
      expect((await closed.get(path, headers)).status).toBe(404);
      expect((await closed.post(path, {}, { origin: 'https://course.example', ...headers })).status).toBe(404);
    }
  });
});

describe('without the password', () => {
  test.each(PATHS)('%s asks for it, and shows nothing', async (path) => {
    for (const headers of [{}, basic('operator:wrong'), basic('operator:'), { authorization: 'Bearer x' }]) {
      for (const answer of [
        await course.get(path, headers),
        await course.post(path, {}, { origin: 'https://course.example', ...headers }),
      ]) {
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
        expect(await answer.text()).toContain('ADMIN_PASSWORD');
      }
    }
  });
});

test('with the password a page opens, which nobody keeps or frames', async () => {
  const answer = await operator.get('/admin');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
  expect((await readPage(answer)).links).toContain('/admin/people');
});

test('a page that is not there says so', async () => {
  expect((await operator.get('/admin/nothing')).status).toBe(404);
});

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a part of our own name', { origin: 'https://course.example.elsewhere.example' }],
  ['our own name without encryption', { origin: 'http://course.example' }],
])('what %s posts is refused, though the browser sends the password along', async (_, headers) => {
  const before = await stateOf(course);
  const answer = await operator.post('/admin/people', { action: 'delete' }, headers);
  expect(answer.status).toBe(403);
  expect(await stateOf(course)).toEqual(before);
});

test('a post without any origin is refused', async () => {
  const init = { method: 'POST', headers: basic(`operator:${ADMIN_PASSWORD}`), body: '{}' };
  expect((await send(course.env, '/admin/people', init)).status).toBe(403);
});

test('who asks too often has to wait, with the right password or without', async () => {
  const crowded = course.with({ ADMIN_RATE_LIMIT: { limit: async () => ({ success: false }) } });
  for (const headers of [{}, basic(`operator:${ADMIN_PASSWORD}`)]) {
    const answer = await crowded.get('/admin', headers);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
  }
});

test('each network address has its own limit, of 100 requests a minute', async () => {
  const from = (ip: string) => course.get('/admin', { 'cf-connecting-ip': ip });
  const statuses = [];
  for (let index = 0; index < 105; index += 1) statuses.push((await from('192.0.2.1')).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  expect(statuses.at(-1)).toBe(429);
  expect((await from('192.0.2.2')).status).toBe(401);
});

test('where storage is away, each page of the area that shows any of it says so, and keeps its bar', async () => {
  const failing = away(course.env.KV);
  const other = operatorOf(course.with({ KV: failing }));
  for (const path of [
    '/admin',
    '/admin/funnel',
    '/admin/people/trail',
    '/admin/import',
    '/admin/import/1900000000000',
  ]) {
    const answer = await other.get(path);
    const { html, links } = await readPage(answer);
    expect([path, answer.status]).toEqual([path, 502]);
    expect(html).toMatch(/Workers KV (did|does) not/);
    expect(links).toContain('/admin/lessons');
  }
});
