/** A tick that does not see what it has just written itself: KV shows a write at once at its own place, as a rule only. */

import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { wrap } from '../stand-ins/kv/wrap.ts';
import { failingWrites, stillReads } from '../stand-ins/kv/wrappers.ts';
import { requestServicesOf } from '../subscribers/dying.ts';
import { type Ask, confirming, leaving, movingTo, pausing } from '../subscribers/requests.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { keysIn } from '../support/state.ts';
import { withKv } from '../support/store.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

async function askAt(instant: number, ask: Ask, kvOf = (kv: KVNamespace) => kv): Promise<void> {
  await course.setTime(instant);
  const services = await requestServicesOf(course);
  await ask(EMAIL, withKv(services, kvOf(services.kv))).catch(() => undefined);
}

/** One tick whose reads are those of the instant at which it began. */
async function tickWithOldReads(instant: number): Promise<void> {
  const { KV } = course.env;
  const known = new Map((await keysIn(KV)).map((key) => [key.name, key]));
  const old = wrap(KV, ({ method, key, args }, proceed) => {
    const found = known.get(key);
    if (method === 'get') return args[1] === 'json' ? JSON.parse(found?.value ?? 'null') : (found?.value ?? null);
    if (method !== 'getWithMetadata') return proceed();
    return { value: found?.value ?? null, metadata: found?.metadata ?? null };
  });
  await course.with({ KV: old }).tickAt(instant);
}

async function filledPlaces(): Promise<string[]> {
  const keys = (await keysIn(course.env.KV)).filter(({ name }) => name.startsWith('enrollment:'));
  return keys.filter(({ metadata }) => Object.keys(metadata ?? {}).length > 0).map(({ name }) => name.slice(0, 26));
}

test('a place that it fills for one change and empties for the next stays empty', async () => {
  await askAt(NOON, confirming, (kv) => failingWrites(kv, 'enrollment:'));
  await askAt(NOON + MINUTE_MS, movingTo(21), (kv) => failingWrites(kv, 'subscriber:'));
  await tickWithOldReads(NOON + QUARTER_MS);
  for (const quarters of [2, 3]) await course.tickAt(NOON + quarters * QUARTER_MS);
  expect(await filledPlaces()).toEqual([expect.stringContaining(':2100.')]);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active', sendHour: 21 });
});

test.each([
  ['move', movingTo(21)],
  ['pause', pausing],
])('a place that a leaving emptied is not filled again by a %s that did not know of it', async (_, ask) => {
  await askAt(NOON, confirming);
  await course.tickAt(NOON + QUARTER_MS);
  const before = await course.subscriber(EMAIL);
  await askAt(NOON + HOUR_MS, leaving);
  await askAt(NOON + HOUR_MS + MINUTE_MS, ask, (kv) => stillReads(kv, 'subscriber:', before));
  await tickWithOldReads(NOON + HOUR_MS + QUARTER_MS);
  for (const quarters of [2, 3]) await course.tickAt(NOON + HOUR_MS + quarters * QUARTER_MS);
  expect(await filledPlaces()).toEqual([]);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
});
