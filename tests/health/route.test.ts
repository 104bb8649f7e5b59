import { expect, test } from 'vitest';
import { HOUR_MS, QUARTER_MS } from '../../src/core/time.ts';
import type { Env } from '../../src/env.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';
import { send } from '../support/send.ts';
import { stateOf } from '../support/state.ts';

const course = useCourse({ REPLY_TO: 'owner@home.example' });
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
    json: { status: 'ok', problems: [], clock: null, lastTick: null, lastError: null },
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

test('every problem is named at once, also where a var is not there at all', async () => {
  const { KV, MAILS, SIGNUP_RATE_LIMIT } = course.env;
  const response = await send({ KV, MAILS, SIGNUP_RATE_LIMIT }, '/health');
  expect(response.status).toBe(503);
  const words = await response.text();
  for (const name of ['PUBLIC_URL', 'FROM', 'POSTAL_ADDRESS', 'RESEND_API_KEY', 'SIGNING_SECRET']) {
    expect(words).toContain(`${name} is missing`);
    expect(logged.join()).toContain(`${name} is missing`);
  }
});

test('a clock that stands still for more than an hour is a failure', async () => {
  await course.tickAt(NOON);
  await course.setTime(NOON + HOUR_MS);
  expect((await health()).status).toBe(200);
  await course.setTime(NOON + HOUR_MS + 1);
  const { status, json } = await health();
  expect([status, json.status, json.problems.length]).toEqual([503, 'failing', 1]);
  expect(json.problems[0]).toContain('2030-01-15T12:00:00.000Z');
  await course.tickAt(NOON + HOUR_MS + QUARTER_MS);
  expect((await health()).status).toBe(200);
});

test('the last error is shown, and becomes a failure when lessons wait for an hour', async () => {
  await course.join('anna@reader.example', { timezone: 'UTC' });
  const faults = [{ kind: 'refuse' as const, status: 403, name: 'invalid_api_key', calls: 99 }];
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ faults });
  await course.tickAt(dayAt(1, 7));
  const first = await health();
  expect(first.status).toBe(200);
  expect(first.json).toMatchObject({ clock: '2030-01-16T06:45:00.000Z', lastTick: '2030-01-16T07:00:00.000Z' });
  expect(first.json.lastError).toContain('invalid_api_key');
  await course.tickAt(dayAt(1, 8));
  const later = await health();
  expect(later.status).toBe(503);
  expect(later.json.problems.join()).toContain('invalid_api_key');

  await course.resend.set({ faults: [] });
  await course.tickAt(dayAt(1, 8.25));
  // For a day the error stays to be seen, for whoever looks once a day.
  expect(await health()).toMatchObject({ status: 200, json: { lastError: first.json.lastError } });
  await course.tickAt(dayAt(2, 8.25));
  expect(await health()).toMatchObject({ status: 200, json: { lastError: null } });
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
  const vars: Partial<Env>[] = [{}, { FROM: '' }, { SIGNING_SECRET: 'short' }, { SIGNING_SECRET_PREVIOUS: 'previous' }];
  for (const change of vars) {
    const { text } = await health(change);
    expect(text).not.toMatch(/@reader|@home/);
    expect(text).not.toContain(RESEND_API_KEY);
    expect(text).not.toContain(SIGNING_SECRET);
  }
});

test('asking changes nothing', async () => {
  await course.join('anna@reader.example');
  const before = await stateOf(course);
  await health();
  await health({ FROM: '' });
  expect(await stateOf(course)).toEqual(before);
});
