/** What `/health` says of ticks and of trouble: a dead man's switch. */

import { env as bindings } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { IncidentKind } from '../../../src/domain/incident.ts';
import { HOUR_MS, QUARTER_MS } from '../../../src/domain/time.ts';
import type { Env } from '../../../src/env.ts';
import { failingWrites } from '../../stand-ins/kv/wrappers.ts';
import { fillCohort } from '../../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { send } from '../../support/send.ts';
import { storeOf } from '../../support/store.ts';

const deployedAt = (instant: number) => ({ id: '', tag: '', timestamp: new Date(instant).toISOString() });

const course = useCourse({ CF_VERSION_METADATA: deployedAt(NOON) });
useErrorLog();

async function health(vars: Partial<Env> = {}) {
  const response = await send({ ...course.env, ...vars }, '/health');
  return { status: response.status, json: JSON.parse(await response.text()) };
}

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
    json: { clock: '2030-01-16T06:45:00.000Z', lastTick: '2030-01-16T08:30:00.000Z', incidents: [{ kind: 'failing' }] },
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
  expect((await course.tickAt(dayAt(1, 12))).incidents).toEqual([]);
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
  expect(first.json.incidents).toEqual([
    {
      kind: 'refused',
      since: '2030-01-16T07:00:00.000Z',
      lastSeen: '2030-01-16T07:00:00.000Z',
      message: expect.stringContaining('invalid_api_key'),
    },
  ]);

  await course.resend.set({ faults: [] });
  await course.tickAt(dayAt(1, 7.25));
  // For a day the error stays to be seen, for whoever looks once a day.
  expect(await health()).toMatchObject({ status: 200, json: { lastError: first.json.lastError } });
  await course.tickAt(dayAt(2, 7.25));
  expect(await health()).toMatchObject({ status: 200, json: { lastError: null, incidents: [] } });
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

test.each<[IncidentKind, number]>([
  ['quota', 503],
  ['refused', 503],
  ['unreachable', 503],
  ['overdue', 503],
  ['unsendable', 200],
  ['in-doubt', 200],
  ['failing', 200],
])('trouble of the kind %s is shown, and answered with %i while it lasts', async (kind, expected) => {
  const incident = { kind, message: 'Why.', since: NOON, seen: NOON, alerted: true, tries: 0 };
  for (const cleared of [false, true]) {
    const lastTick = { at: NOON, error: null, errorAt: null, usedToday: null };
    const clock = { delivered: NOON, lastTick, incidents: [{ ...incident, cleared }], activeAt: null, horizons: {} };
    await storeOf(course.env.KV).clock.put(clock);
    const { status, json } = await health();
    expect([status, json.problems.length]).toEqual(cleared || expected === 200 ? [200, 0] : [503, 1]);
    expect(json.incidents).toMatchObject([{ kind, message: 'Why.' }]);
  }
});

test('a course that lives in its own future is well', async () => {
  await course.tickAt(dayAt(9, 7));
  await course.setTime(NOON);
  expect(await health()).toMatchObject({ status: 200, json: { lastTick: '2030-01-24T07:00:00.000Z' } });
});
