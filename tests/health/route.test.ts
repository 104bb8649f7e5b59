import { env as bindings } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { HOUR_MS, QUARTER_MS } from '../../src/core/time.ts';
import type { TroubleKind } from '../../src/core/trouble.ts';
import type { Env } from '../../src/env.ts';
import { putClock } from '../../src/kv/clock.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { failingWrites } from '../support/kv-edge.ts';
import { useErrorLog } from '../support/log.ts';
import { send } from '../support/send.ts';
import { stateOf } from '../support/state.ts';

const deployedAt = (instant: number) => ({ id: '', tag: '', timestamp: new Date(instant).toISOString() });

const course = useCourse({ REPLY_TO: 'owner@home.example', CF_VERSION_METADATA: deployedAt(NOON) });
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
    json: { status: 'ok', problems: [], clock: null, lastTick: null, lastError: null, troubles: [] },
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

test('no tick finished within the hour is a failure', async () => {
  await course.tickAt(NOON);
  await course.setTime(NOON + HOUR_MS);
  expect((await health()).status).toBe(200);
  await course.setTime(NOON + HOUR_MS + 1);
  const { status, json } = await health();
  expect([status, json.status, json.problems]).toEqual([
    503,
    'failing',
    [expect.stringMatching(/^No tick has finished since 2030-01-15 12:00 UTC\. Look .*cron trigger/)],
  ]);
  await course.tickAt(NOON + HOUR_MS + QUARTER_MS);
  expect((await health()).status).toBe(200);
});

test('no tick ever is a failure from an hour after the version was deployed', async () => {
  await course.setTime(NOON + HOUR_MS);
  expect((await health()).status).toBe(200);
  await course.setTime(NOON + HOUR_MS + 1);
  const { status, json } = await health();
  expect(status).toBe(503);
  expect(json.problems).toEqual([expect.stringMatching(/^No tick has ever finished, .*2030-01-15 12:00 UTC/)]);
  expect((await health({ CF_VERSION_METADATA: deployedAt(NOON + 1) })).status).toBe(200);
});

test('the version tells of itself, here and on Cloudflare', async () => {
  const { CF_VERSION_METADATA } = bindings;
  expect(Date.parse(CF_VERSION_METADATA?.timestamp ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
  await course.setTime(NOON + HOUR_MS + 1);
  for (const nobody of [undefined, { ...deployedAt(NOON), timestamp: '' }]) {
    const { CF_VERSION_METADATA: _, ...env } = course.env;
    const response = await send(nobody ? { ...env, CF_VERSION_METADATA: nobody } : env, '/health');
    expect(response.status).toBe(200);
  }
});

test('a tick that could deliver nothing has finished all the same', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 6.75));
  const broken = course.with({ KV: failingWrites(course.env.KV, 'batch:') });
  await broken.tickAt(dayAt(1, 7));
  await broken.tickAt(dayAt(1, 8.5));
  await course.setTime(dayAt(1, 8.75));
  expect(await health()).toMatchObject({
    status: 200,
    json: { clock: '2030-01-16T06:45:00.000Z', lastTick: '2030-01-16T08:30:00.000Z', troubles: [{ kind: 'failing' }] },
  });
});

test('lessons that are overdue by more than two hours are a failure, until they have left', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 6.75));
  const broken = course.with({ KV: failingWrites(course.env.KV, 'batch:') });
  await broken.tickAt(dayAt(1, 8.75));
  expect((await health()).status).toBe(200);
  await broken.tickAt(dayAt(1, 9));
  const { status, json } = await health();
  expect(status).toBe(503);
  expect(json.problems).toEqual([
    expect.stringMatching(/^Since .*overdue by more than two hours.* 06:45 UTC.*429 Too Many/),
  ]);
  await course.tickAt(dayAt(1, 9.25));
  expect((await health()).status).toBe(200);
});

test('an outage of the cron that is over has left nothing overdue', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 6.75));
  await course.setTime(dayAt(1, 12));
  expect((await health()).json.problems.join()).toContain('No tick has finished since 2030-01-16 06:45 UTC');
  expect((await course.tickAt(dayAt(1, 12))).troubles).toEqual([]);
  expect((await health()).status).toBe(200);
});

test('a refused key is a failure at once, until Resend takes a call; the last error stays to be seen for a day', async () => {
  await fillCohort(course.env.KV, 1);
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ faults: [{ kind: 'refuse', status: 403, name: 'invalid_api_key', calls: 99 }] });
  await course.tickAt(dayAt(1, 7));
  const first = await health();
  expect(first.status).toBe(503);
  expect(first.json).toMatchObject({ clock: '2030-01-16T06:45:00.000Z', lastTick: '2030-01-16T07:00:00.000Z' });
  expect(first.json.problems).toEqual([
    expect.stringMatching(/^Since 2030-01-16 07:00 UTC: .*invalid_api_key.*RESEND_API_KEY/),
  ]);
  expect(first.json.troubles).toEqual([
    {
      kind: 'refused',
      since: '2030-01-16T07:00:00.000Z',
      lastSeen: '2030-01-16T07:00:00.000Z',
      words: expect.stringContaining('invalid_api_key'),
    },
  ]);

  await course.resend.set({ faults: [] });
  await course.tickAt(dayAt(1, 7.25));
  // For a day the error stays to be seen, for whoever looks once a day.
  expect(await health()).toMatchObject({ status: 200, json: { lastError: first.json.lastError } });
  await course.tickAt(dayAt(2, 7.25));
  expect(await health()).toMatchObject({ status: 200, json: { lastError: null, troubles: [] } });
});

test('a spent quota is a failure while it lasts', async () => {
  await fillCohort(course.env.KV, 1);
  await course.resend.set({ dailyQuota: 0 });
  await course.tickAt(dayAt(1, 7));
  const { status, json } = await health();
  expect([status, json.problems.length]).toEqual([503, 1]);
  expect(json.problems[0]).toContain('quota');
  await course.resend.set({ dailyQuota: null });
  await course.tickAt(dayAt(1, 7.25));
  expect((await health()).status).toBe(200);
});

test.each<[TroubleKind, number]>([
  ['quota', 503],
  ['refused', 503],
  ['unreachable', 503],
  ['overdue', 503],
  ['unsendable', 200],
  ['in-doubt', 200],
  ['failing', 200],
])('trouble of the kind %s is shown, and answered with %i while it lasts', async (kind, expected) => {
  const trouble = { kind, words: 'Why.', since: NOON, seen: NOON, told: true, tries: 0 };
  for (const cleared of [false, true]) {
    const lastTick = { at: NOON, error: null, errorAt: null };
    const clock = { delivered: NOON, lastTick, troubles: [{ ...trouble, cleared }] };
    await putClock(course.env.KV, clock, () => Promise.resolve());
    const { status, json } = await health();
    expect([status, json.problems.length]).toEqual(cleared || expected === 200 ? [200, 0] : [503, 1]);
    expect(json.troubles).toMatchObject([{ kind, words: 'Why.' }]);
  }
});

test('a course that lives in its own future is well', async () => {
  await course.tickAt(dayAt(9, 7));
  await course.setTime(NOON);
  expect(await health()).toMatchObject({ status: 200, json: { lastTick: '2030-01-24T07:00:00.000Z' } });
});

test('a webhook that is not set up is noted, and no failure', async () => {
  expect(await health()).toMatchObject({
    status: 200,
    json: { notes: [expect.stringMatching(/^RESEND_WEBHOOK_SECRET is not set: .*bounces/)] },
  });
  expect(await health({ RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0' })).toMatchObject({ status: 200, json: { notes: [] } });
});

test('KV that does not answer is a failure', async () => {
  const KV = new Proxy(course.env.KV, {
    get: () => () => Promise.reject(new Error('KV GET failed: 500')),
  });
  const { status, json } = await health({ KV });
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
