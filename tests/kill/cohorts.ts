/** Fills cohorts directly in the Worker's state, while it is not running: hundreds of signups would take half an hour. */

import { join } from 'node:path';
import { getPlatformProxy } from 'wrangler';
import { type Cohort, cohortName, cohortToJoin } from '../../src/domain/cohort.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { FIRST, LESSONS, SECOND } from '../fixtures/lessons.ts';
import { storeOf } from '../support/store.ts';
import { configIn, stateIn } from './worker-process.ts';

/** The cohort that somebody joins who confirms at `now` (ms) in this time zone, at the course's usual hour. */
export function cohortOf(timeZone: string, now: number): Cohort {
  return cohortToJoin(now, { timeZone, sendHour: 7 }, SECOND);
}

/** Enrolls so many readers a time zone, as if all had confirmed at `now` (ms) and had lesson 1. Returns their addresses. */
export async function fillCohorts(folder: string, zones: readonly string[], count: number, now: number) {
  const options = { configPath: configIn(folder), persist: { path: join(stateIn(folder), 'v3') }, envFiles: [] };
  const { env, dispose } = await getPlatformProxy<{ KV: KVNamespace }>(options);
  const readers = zones.flatMap((timeZone) =>
    Array.from({ length: count }, (_, index) => ({
      timeZone,
      address: `${timeZone.replace(/\W/, '-').toLowerCase()}-${index + 1}@reader.example`,
    })),
  );
  try {
    for (const recipient of readers) await enrollReader(env.KV, recipient, now);
  } finally {
    await dispose();
  }
  return readers.map(({ address }) => address);
}

async function enrollReader(kv: KVNamespace, recipient: { address: string; timeZone: string }, now: number) {
  const { address, timeZone } = recipient;
  const id = await subscriberId(address);
  const cohort = cohortOf(timeZone, now);
  const person = { name: '', address, received: [FIRST] };
  const consent = { requestedAt: now, confirmedAt: now, origin: '' };
  const subscriber = { ...person, timeZone, status: 'active', consent, cohort: cohortName(cohort) } as const;
  await storeOf(kv).subscribers.put(id, subscriber);
  await storeOf(kv).enrollments.put({ cohort, id, recipient: person, lessons: LESSONS.length });
}
