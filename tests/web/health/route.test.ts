import { expect, test } from 'vitest';
import type { Env } from '../../../src/env.ts';
import { away } from '../../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const CF_VERSION_METADATA = { id: '', tag: '', timestamp: new Date(NOON).toISOString() };

const course = useCourse({ REPLY_TO: 'owner@home.example', CF_VERSION_METADATA });
const logged = useErrorLog();

async function health(vars: Partial<Env> = {}) {
  const response = await send({ ...course.env, ...vars }, '/health');
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) };
}

test('a whole configuration is healthy, before the first tick and after it', async () => {
  const response = await course.get('/health');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await health()).toMatchObject({
    status: 200,
    json: { status: 'ok', problems: [], clock: null, lastTick: null, lastError: null, incidents: [] },
  });
  await course.tickAt(NOON);
  expect(await health()).toMatchObject({
    status: 200,
    json: { status: 'ok', clock: '2030-01-15T12:00:00.000Z', lastTick: '2030-01-15T12:00:00.000Z', lastError: null },
  });
});

test.each<[string, Partial<Env>]>([
  ['PUBLIC_URL', { PUBLIC_URL: '' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'course.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'javascript:alert(1)' }],
  ['FROM', { FROM: '' }],
  ['FROM', { FROM: 'Daystep' }],
  ['REPLY_TO', { REPLY_TO: 'nobody' }],
  ['POSTAL_ADDRESS', { POSTAL_ADDRESS: ' ' }],
  ['SEND_HOUR', { SEND_HOUR: '24' }],
  ['SEND_HOUR', { SEND_HOUR: 'seven' }],
  ['RESEND_BASE_URL', { RESEND_BASE_URL: 'resend' }],
  ['RESEND_RPS', { RESEND_RPS: 'fast' }],
  ['RESEND_API_KEY', { RESEND_API_KEY: '' }],
  ['SIGNING_SECRET', { SIGNING_SECRET: '' }],
  ['SIGNING_SECRET', { SIGNING_SECRET: 'short' }],
  ['SIGNING_SECRET_PREVIOUS', { SIGNING_SECRET_PREVIOUS: 'short' }],
])('%s that is missing or malformed is named: %o', async (name, vars) => {
  const { status, json } = await health(vars);
  expect(status).toBe(503);
  expect(json.status).toBe('failing');
  expect(json.problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
});

test.each<[string, Partial<Env>, string]>([
  ['a preview', { ONLY_TO: 'owner@home.example' }, 'This is a preview'],
  ['a password that somebody may guess', { ADMIN_PASSWORD: 'fifteen letters' }, 'ADMIN_PASSWORD has fewer than 16'],
  ['no secret of the webhook', {}, 'RESEND_WEBHOOK_SECRET is not set'],
])('%s is noted, and is not wrong', async (_, vars, messages) => {
  const { status, json, text } = await health(vars);
  expect([status, json.problems]).toEqual([200, []]);
  expect(json.notes).toContainEqual(expect.stringContaining(messages));
  expect(text).not.toMatch(/owner@home|fifteen letters/);
});

test('a password of sixteen letters is not noted, and the course is no preview of itself', async () => {
  const { json } = await health({ ADMIN_PASSWORD: 'sixteen letters.', RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0' });
  expect(json.notes).toEqual([]);
});

test('every problem is named at once, also where a var is not there at all', async () => {
  const { KV, ASSETS, SIGNUP_RATE_LIMIT, ADMIN_RATE_LIMIT } = course.env;
  const response = await send({ KV, ASSETS, SIGNUP_RATE_LIMIT, ADMIN_RATE_LIMIT }, '/health');
  expect(response.status).toBe(503);
  const messages = await response.text();
  for (const name of ['PUBLIC_URL', 'FROM', 'POSTAL_ADDRESS', 'RESEND_API_KEY', 'SIGNING_SECRET']) {
    expect(messages).toContain(`${name} is missing`);
    expect(logged.join()).toContain(`${name} is missing`);
  }
});

test('a webhook that is not set up is noted, and no failure', async () => {
  expect(await health()).toMatchObject({
    status: 200,
    json: { notes: [expect.stringMatching(/^RESEND_WEBHOOK_SECRET is not set: .*bounces/)] },
  });
  expect(await health({ RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0' })).toMatchObject({ status: 200, json: { notes: [] } });
});

test('KV that does not answer is a failure', async () => {
  const { status, json } = await health({ KV: away(course.env.KV) });
  expect([status, json.problems]).toEqual([503, ['Workers KV does not answer.']]);
});

test('an error of any length and content is told without addresses, and does not hold the clock', async () => {
  await course.join('anna@reader.example', { timezone: 'UTC' });
  const message = `You can only send to your own address (owner@home.example). ${'Ouch. '.repeat(500)}`;
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ faults: [{ kind: 'refuse', status: 422, name: 'validation_error', message }] });
  await course.tickAt(dayAt(1, 7));
  const { json, text } = await health();
  expect(json).toMatchObject({ clock: '2030-01-16T07:00:00.000Z' });
  expect(json.lastError).toContain('You can only send to your own address');
  expect(text).not.toMatch(/@/);
});

test('neither secrets nor addresses are in it, healthy or not', async () => {
  const { RESEND_API_KEY = '', SIGNING_SECRET = '' } = course.env;
  await course.join('anna@reader.example', { name: 'Anna', timezone: 'UTC' });
  await course.resend.set({ refused: ['anna@reader.example'] });
  await course.tickAt(dayAt(1, 7));
  const vars: Partial<Env>[] = [
    {},
    { ALERT_WEBHOOK_URL: 'https://chat.example/hush' },
    { FROM: '' },
    { SIGNING_SECRET: 'short' },
    { SIGNING_SECRET_PREVIOUS: 'previous' },
  ];
  for (const change of vars) {
    const { text } = await health(change);
    expect(text).not.toMatch(/@reader|@home/);
    expect(text).not.toContain(RESEND_API_KEY);
    expect(text).not.toContain(SIGNING_SECRET);
    expect(text).not.toMatch(/hush|whsec_/);
  }
});

test('asking changes nothing', async () => {
  await course.join('anna@reader.example');
  const before = await stateOf(course);
  await health();
  await health({ FROM: '' });
  expect(await stateOf(course)).toEqual(before);
});
