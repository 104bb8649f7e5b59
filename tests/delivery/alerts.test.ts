/** What a tick tells, and what it remembers of it: a run with trouble, real KV, and a real HTTP server as the chat. */

import { beforeEach, describe, expect, inject, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import { reportIncidents } from '../../src/delivery/alerts.ts';
import { startTick, type Tick } from '../../src/delivery/tick.ts';
import type { IncidentKind } from '../../src/domain/incident.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { tickServices, wallTime } from '../../src/services.ts';
import { type AlertChannel, alertChannel } from '../stand-ins/alert/client.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse();
const logged = useErrorLog();
let chat: AlertChannel;

beforeEach(() => {
  chat = alertChannel(inject('alertUrl'));
});

interface Outcome {
  incidents?: Partial<Record<IncidentKind, string>>;
  counts?: Partial<Tick['counts']>;
  url?: string;
}

/** Ends a tick of this instant as tick.ts does. A post waits 50 ms for its answer. */
async function endTick(now: number, { incidents = {}, counts = {}, url = chat.url }: Outcome = {}): Promise<void> {
  const parsed = parseConfig({ ...course.env, ALERT_WEBHOOK_URL: url });
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  const time = { ...wallTime, now: () => now, timeout: (ms: number) => AbortSignal.timeout(ms === 5_000 ? 50 : ms) };
  const services = await tickServices(course.env, shipped, parsed.config, time);
  const tick = startTick(now, services);
  Object.assign(tick.counts, counts);
  for (const [kind, words] of Object.entries(incidents)) tick.report(kind as IncidentKind, words);
  const open = await reportIncidents(tick, await services.store.clock.get(), services);
  const lastTick = { at: now, error: null, errorAt: null, usedToday: null };
  await services.store.clock.put({ delivered: now, lastTick, incidents: open, activeAt: null, horizons: {} });
}

const REFUSED = { refused: 'Resend: invalid_api_key (403): API key is invalid' };
const WENT_WELL = { counts: { batches: 1, lessons: 3 } };

/** The ticks after `from` until `to` (ms). */
async function endTicks(from: number, to: number, outcome?: Outcome): Promise<void> {
  for (let now = from + QUARTER_MS; now <= to; now += QUARTER_MS) await endTick(now, outcome);
}

test('trouble is one post when it begins and one when it is over, as JSON with a text', async () => {
  await endTick(NOON, { incidents: REFUSED });
  expect(await chat.texts()).toEqual([
    expect.stringMatching(/^.+ \(course\.example\):\nIncident: .*invalid_api_key.*$/),
  ]);
  await endTicks(NOON, NOON + 3 * HOUR_MS, { incidents: REFUSED });
  expect(await chat.texts()).toHaveLength(1);
  await endTicks(NOON + 3 * HOUR_MS, NOON + 6 * HOUR_MS, WENT_WELL);
  const [, ...later] = await chat.texts();
  expect(later).toEqual([expect.stringMatching(/^.+ \(course\.example\):\nOver: .*calls again.*12:00 UTC.*15:00 UTC/)]);
  expect((await storeOf(course.env.KV).clock.get()).incidents).toEqual([]);
});

test('trouble of several kinds is one post, a line each', async () => {
  await endTick(NOON, { incidents: { ...REFUSED, failing: 'KV PUT failed: 429 Too Many Requests', overdue: '' } });
  const [text = '', ...others] = await chat.texts();
  expect(text.split('\n').filter((line) => line.startsWith('Incident: '))).toHaveLength(3);
  expect(others).toEqual([]);
});

test('trouble that comes and goes for a day is one post', async () => {
  for (let now = NOON; now < NOON + DAY_MS; now += 2 * QUARTER_MS) {
    await endTick(now, { incidents: REFUSED });
    await endTick(now + QUARTER_MS, WENT_WELL);
  }
  expect(await chat.texts()).toHaveLength(1);
});

test('ticks in which nothing was due, or what left is in doubt, do not say that Resend is well again', async () => {
  await endTick(NOON, { incidents: REFUSED });
  await endTicks(NOON, NOON + 5 * HOUR_MS);
  await endTick(NOON + 5 * HOUR_MS, { counts: { batches: 1, lessons: 3 }, incidents: { 'in-doubt': 'which' } });
  expect(await chat.texts()).toEqual([expect.any(String), expect.not.stringContaining('calls again')]);
  await endTick(NOON + 5 * HOUR_MS + QUARTER_MS, { counts: { pendingSends: 1 } });
  expect((await chat.texts()).at(-1)).toContain('calls again');
});

test('a failure is over when ticks leave nothing to the next one', async () => {
  await endTick(NOON, { incidents: { failing: 'KV PUT failed: 429 Too Many Requests' } });
  await endTicks(NOON, NOON + 3 * HOUR_MS, { counts: { left: 1 } });
  expect(await chat.texts()).toHaveLength(1);
  await endTick(NOON + 3 * HOUR_MS + QUARTER_MS);
  expect((await chat.texts()).at(-1)).toContain('Over: Ticks complete again.');
});

describe('where the chat does not take a post', () => {
  test.each([404, 500, 302, 'drop', 'hang'] as const)('(%s) the next tick tells again', async (reaction) => {
    await chat.answer(reaction);
    await endTick(NOON, { incidents: REFUSED });
    expect(await chat.texts()).toHaveLength(1);
    expect(logged.join()).toContain('ALERT_WEBHOOK_URL');
    expect(logged.join()).not.toContain(chat.url);
    await chat.answer(200);
    await endTicks(NOON, NOON + HOUR_MS, { incidents: REFUSED });
    const texts = await chat.texts();
    expect(texts).toHaveLength(2);
    expect(texts[1]).toEqual(texts[0]);
  });

  test('nothing is lost or thrown if nobody listens there at all', async () => {
    await endTick(NOON, { incidents: REFUSED, url: 'http://127.0.0.1:1/' });
    expect(logged.filter((line) => line.includes('"kind":"alert"'))).toHaveLength(1);
    await endTick(NOON + QUARTER_MS, { incidents: REFUSED });
    expect(await chat.texts()).toHaveLength(1);
  });

  test('a chat that takes every post and answers none gets two, and then one an hour', async () => {
    await chat.answer('hang');
    await endTick(NOON, { incidents: REFUSED });
    await endTicks(NOON, NOON + 3 * HOUR_MS, { incidents: REFUSED });
    expect(await chat.texts()).toHaveLength(5);
  });
});

test('without a URL nothing is posted; once there is one, it is told what still lasts', async () => {
  await endTick(NOON, { incidents: { ...REFUSED, quota: 'daily_quota_exceeded' }, url: '' });
  expect((await storeOf(course.env.KV).clock.get()).incidents).toHaveLength(2);
  await endTicks(NOON, NOON + 3 * HOUR_MS, { ...WENT_WELL, incidents: { quota: 'daily_quota_exceeded' }, url: '' });
  await endTick(NOON + 3 * HOUR_MS + QUARTER_MS, { incidents: { quota: 'daily_quota_exceeded' } });
  expect(await chat.texts()).toEqual([expect.stringContaining('quota')]);
  expect((await chat.texts()).join()).not.toContain('invalid_api_key');
});

test('a Worker that dies before it writes the clock tells again', async () => {
  await endTick(NOON);
  const before = await course.env.KV.get('clock');
  await endTick(NOON + QUARTER_MS, { incidents: REFUSED });
  await course.env.KV.put('clock', before ?? '');
  await endTicks(NOON + QUARTER_MS, NOON + HOUR_MS, { incidents: REFUSED });
  expect(await chat.texts()).toHaveLength(2);
});

test('an alert and the clock name no one, and no secret', async () => {
  const words = `Can't mail "Anna" <anna@reader.example>. ${'Ouch. '.repeat(500)}`;
  await endTick(NOON, { incidents: { ...REFUSED, unsendable: words, failing: words } });
  const told = `${(await chat.texts()).join()} ${await course.env.KV.get('clock')}`;
  expect(told).toContain('Can');
  expect(told).not.toMatch(/@|anna/);
  for (const secret of [course.env.RESEND_API_KEY, course.env.SIGNING_SECRET, chat.url]) {
    expect(told).not.toContain(secret);
  }
});

test('a clock that another version wrote is read as far as it can be', async () => {
  const lastTick = { at: NOON, error: null, errorAt: null, usedToday: null };
  await course.env.KV.put('clock', JSON.stringify({ delivered: NOON, lastTick, incidents: [{ kind: 'unheard-of' }] }));
  expect(await storeOf(course.env.KV).clock.get()).toEqual({
    delivered: NOON,
    lastTick,
    incidents: [],
    activeAt: 0,
    horizons: {},
  });
  for (const value of ['2030-01-15T12:00:00.000Z', '', '{', '[]', '{"delivered":"now"}']) {
    await course.env.KV.put('clock', value);
    expect(await storeOf(course.env.KV).clock.get()).toEqual({
      delivered: null,
      lastTick: null,
      incidents: [],
      activeAt: 0,
      horizons: {},
    });
  }
});

test('a tick late by minutes tells as one on time', async () => {
  await endTick(NOON + 7 * MINUTE_MS, { incidents: REFUSED });
  expect(await chat.texts()).toHaveLength(1);
});
