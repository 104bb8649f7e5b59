/** When Resend does not say yes to lesson 1: it waits as a pending send, and leaves once. */

import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { FIRST, SECOND } from '../fixtures/lessons.ts';
import { stillReads } from '../stand-ins/kv/wrappers.ts';
import { requestServicesOf } from '../subscribers/dying.ts';
import { pausing } from '../subscribers/requests.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { formThat, press, readPage } from '../support/page.ts';
import { send } from '../support/send.ts';
import { keyNames } from '../support/state.ts';
import { withKv } from '../support/store.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Signs up and returns the path to confirm at. */
async function confirmPath(): Promise<string> {
  return `/confirm?token=${await course.signUp(EMAIL)}`;
}

/** The reader's own page, as the page after confirming links to it. */
async function preferencesAfter(path: string): Promise<string> {
  const [link = ''] = (await readPage(await course.post(path))).links.filter((one) => one.includes('/preferences?'));
  return link;
}

test('the page says that it is delayed, and the next tick sends it, once', async () => {
  const path = await confirmPath();
  await course.resend.set({ dailyQuota: 0 });
  const delayed = await course.post(path);
  expect(delayed.status).toBe(200);
  expect((await readPage(delayed)).html).toMatch(/takes a little longer|delay|soon/i);
  expect(await course.lessonsOf(EMAIL)).toEqual([]);
  expect(await keyNames(course.env.KV)).toContain(`pending:${await subscriberId(EMAIL)}`);

  await course.resend.set({ dailyQuota: null });
  expect(await course.tickAt(NOON + QUARTER_MS)).toMatchObject({ pendingSends: 1, error: null });
  expect(await course.tickAt(NOON + 2 * QUARTER_MS)).toMatchObject({ pendingSends: 0, error: null });
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  expect(await keyNames(course.env.KV)).not.toContain(`pending:${await subscriberId(EMAIL)}`);
});

test('an answer that is lost once is asked for again, and the lesson leaves once', async () => {
  const path = await confirmPath();
  await course.resend.set({ faults: [{ kind: 'drop-after' }] });
  expect((await course.post(path)).status).toBe(200);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  expect((await keyNames(course.env.KV)).join()).not.toContain('pending:');
});

test('every answer being lost, the tick asks again, and the lesson has left once', async () => {
  const path = await confirmPath();
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  expect((await course.post(path)).status).toBe(200);
  expect(await keyNames(course.env.KV)).toContain(`pending:${await subscriberId(EMAIL)}`);
  await course.tickAt(NOON + QUARTER_MS);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  expect((await keyNames(course.env.KV)).join()).not.toContain('pending:');
});

test('pressing the button again sends nothing twice', async () => {
  const path = await confirmPath();
  await course.resend.set({ dailyQuota: 0 });
  await course.post(path);
  await course.resend.set({ dailyQuota: null });
  await course.post(path);
  await course.tickAt(NOON + QUARTER_MS);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});

test('whoever leaves before it came does not get it, and begins with it on coming back', async () => {
  const path = await confirmPath();
  await course.resend.set({ dailyQuota: 0 });
  const preferences = await readPage(await send(course.env, await preferencesAfter(path)));
  await course.setTime(NOON + MINUTE_MS);
  await press(course, formThat(preferences, 'leave'));
  expect((await keyNames(course.env.KV)).join()).not.toContain('pending:');
  await course.resend.set({ dailyQuota: null });
  await course.setTime(NOON + 2 * MINUTE_MS);
  await course.join(EMAIL);
  await course.tickAt(NOON + QUARTER_MS);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});

test('whoever leaves while every answer was lost, and comes back, has lesson 1 once', async () => {
  const path = await confirmPath();
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.post(path);
  await course.setTime(NOON + MINUTE_MS);
  await course.leave(EMAIL);
  await course.setTime(NOON + 2 * MINUTE_MS);
  await course.join(EMAIL);
  await course.tickAt(NOON + QUARTER_MS);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});

test('the reader’s own page says that lesson 1 is still to come', async () => {
  await course.resend.set({ dailyQuota: 1 });
  const page = await readPage(await send(course.env, await preferencesAfter(await confirmPath())));
  expect(page.html).not.toContain('Lesson 1 of 9');
  expect(page.html).not.toContain('Received');
});

test('an outage longer than six hours moves lesson 2 behind lesson 1', async () => {
  await course.resend.set({ dailyQuota: 1 });
  await course.post(await confirmPath());
  await course.resend.set({ dailyQuota: 0 });
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ dailyQuota: null });
  await course.tickAt(dayAt(1, 7));
  await course.tickAt(dayAt(1, 13));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  await course.tickAt(dayAt(2, 7));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
});

test('a reader whose lesson 1 is refused after they were moved gets no other lesson either', async () => {
  await course.resend.set({ dailyQuota: 1 });
  await course.post(await confirmPath());
  await course.resend.set({ dailyQuota: 0 });
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ dailyQuota: null, refused: [EMAIL] });
  await course.tickAt(dayAt(1, 7));
  await course.resend.set({ refused: [] });
  for (const day of [2, 3]) await course.tickAt(dayAt(day, 7));
  expect(await course.lessonsOf(EMAIL)).toEqual([]);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'refused' });
});

test('a reader who has left is not brought back by a tick that cannot see it yet, though lesson 1 may cross their leaving', async () => {
  await course.resend.set({ dailyQuota: 1 });
  await course.post(await confirmPath());
  await course.setTime(dayAt(1, 6.75) - MINUTE_MS);
  const key = `pending:${await subscriberId(EMAIL)}`;
  const [before, pendingSend] = [await course.subscriber(EMAIL), await course.env.KV.get(key)];
  await course.leave(EMAIL);
  await course.resend.set({ dailyQuota: null });
  await course.env.KV.put(key, pendingSend ?? '');
  const stale = stillReads(course.env.KV, `subscriber:${await subscriberId(EMAIL)}`, before);
  await course.with({ KV: stale }).tickAt(dayAt(1, 6.75));
  for (const day of [1, 2, 3]) await course.tickAt(dayAt(day, 7));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
});

test('a reader who paused where nobody could see that it waits stays paused, whatever the ticks do about it', async () => {
  await course.resend.set({ dailyQuota: 1 });
  await course.post(await confirmPath());
  await course.setTime(NOON + MINUTE_MS);
  const services = await requestServicesOf(course);
  await pausing(EMAIL, withKv(services, stillReads(services.kv, 'pending:', null)));
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
  await course.tickAt(NOON + QUARTER_MS);
  await course.tickAt(dayAt(1, 6.75));
  await course.resend.set({ dailyQuota: null });
  for (const hour of [7, 7.25, 7.5]) await course.tickAt(dayAt(1, hour));
  await course.tickAt(dayAt(2, 7));
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
});

describe('a day after its call, of which nobody knows the outcome', () => {
  /** Confirms while Resend answers like this; no tick runs until a day and two hours later. */
  async function confirmInVain(kind: 'drop-after' | 'drop-before', before: number | null): Promise<void> {
    if (before !== null) {
      await course.setTime(NOON - before);
      await course.signUp('ben@reader.example');
    }
    await course.setTime(NOON);
    const path = await confirmPath();
    await course.resend.set({ faults: [{ kind, calls: 3 }] });
    await course.post(path);
  }

  const LATER = NOON + 26 * HOUR_MS;

  /** How often lesson 1 was called for. */
  async function calls(): Promise<number> {
    return (await course.resend.calls()).filter(({ idempotencyKey }) => idempotencyKey?.includes('/first/')).length;
  }

  test('it is repeated under its key for 23 hours', async () => {
    await confirmInVain('drop-after', HOUR_MS);
    await course.tickAt(NOON + 23 * HOUR_MS - 1);
    expect(await calls()).toBe(4);
    expect(await course.resend.listings()).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  });

  test('it is not repeated where Resend’s list has it', async () => {
    await confirmInVain('drop-after', HOUR_MS);
    expect(await course.tickAt(LATER)).toMatchObject({ pendingSends: 1, incidents: [] });
    expect(await calls()).toBe(3);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
    expect((await keyNames(course.env.KV)).join()).not.toContain('pending:');
  });

  test('it is sent, once, where Resend’s list does not have it', async () => {
    await confirmInVain('drop-before', HOUR_MS);
    await course.tickAt(LATER);
    await course.tickAt(LATER + QUARTER_MS);
    expect(await calls()).toBe(4);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
    expect((await keyNames(course.env.KV)).join()).not.toContain('pending:');
  });

  test.each([
    ['the key may not list', HOUR_MS, true],
    ['the list does not reach back so far', null, false],
  ])('it counts as sent, and is told as in doubt, where %s', async (_, before, sendingOnly) => {
    await confirmInVain('drop-before', before);
    await course.resend.set({ sendingOnly });
    const { incidents } = await course.tickAt(LATER);
    expect(incidents.map(({ kind }) => kind)).toEqual(['in-doubt']);
    await course.tickAt(LATER + QUARTER_MS);
    expect(await calls()).toBe(3);
    expect(await course.lessonsOf(EMAIL)).toEqual([]);
    // What follows comes at its time.
    await course.tickAt(dayAt(2, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([SECOND]);
  });

  test('whoever left meanwhile, and comes back, has it once', async () => {
    await confirmInVain('drop-after', HOUR_MS);
    await course.setTime(NOON + MINUTE_MS);
    await course.leave(EMAIL);
    await course.setTime(LATER);
    await course.join(EMAIL);
    for (const hours of [0.25, 0.5, 17]) await course.tickAt(LATER + hours * HOUR_MS);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  });
});
