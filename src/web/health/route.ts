/**
 * `GET /health`: a dead man's switch for any uptime monitor. 200 while all is well, and 503 with the reasons when it is
 * not: the configuration is not whole, KV does not answer, no tick finished within the hour, lessons are overdue, or
 * Resend takes none of our calls, be it a tick's or a signup's. It shows no address and no secret.
 */

import { Hono } from 'hono/tiny';
import { log } from '../../log.ts';
import type { Clock } from '../../storage/clock.ts';
import type { AppEnv } from '../context.ts';
import { healthOf } from './health.ts';

export const healthRoute = new Hono<AppEnv>().get('/', async (c) => {
  const { problems, notes, clock } = await healthOf(c.env, c.get('now'));
  if (problems.length > 0) log({ kind: 'health', problems });
  return c.json(
    {
      status: problems.length === 0 ? 'ok' : 'failing',
      problems,
      notes,
      lessons: c.get('course').lessons.length,
      ...summary(clock),
    },
    problems.length === 0 ? 200 : 503,
  );
});

const iso = (instant: number | null | undefined) =>
  typeof instant === 'number' ? new Date(instant).toISOString() : null;

function summary(clock: Clock | null) {
  return {
    /** The last slot delivered in full; null before the first tick. */
    clock: iso(clock?.delivered),
    lastTick: iso(clock?.lastTick?.at),
    lastError: clock?.lastTick?.error ?? null,
    /** From the first tick that met it until an hour without it, or, where a day's lesson must show it, a day. */
    incidents: (clock?.incidents ?? []).map(({ kind, since, seen, message }) => ({
      kind,
      since: iso(since),
      lastSeen: iso(seen),
      message,
    })),
  };
}
