/**
 * `GET /health`, for any uptime monitor: 200 while all is well, else 503 with the reasons. It fails while the
 * configuration is incomplete, KV does not answer, no tick has finished within the hour, lessons are overdue, or Resend
 * accepts none of our calls, from ticks or signups. It shows no address and no secret.
 */
import { Hono } from 'hono';
import { log } from '../../log.ts';
import type { Clock } from '../../storage/clock.ts';
import type { AppEnv } from '../context.ts';
import { checkHealth } from './health.ts';

export const healthRoute = new Hono<AppEnv>().get('/', async (c) => {
  const { problems, notes, clock } = await checkHealth(c.env, c.get('now'));
  if (problems.length > 0) log({ kind: 'health', problems });
  return c.json(
    {
      status: problems.length === 0 ? 'ok' : 'failing',
      problems,
      notes,
      lessons: c.get('course').lessons.length,
      ...clockSummary(clock),
    },
    problems.length === 0 ? 200 : 503,
  );
});

const toIso = (instant: number | null | undefined) =>
  typeof instant === 'number' ? new Date(instant).toISOString() : null;

function clockSummary(clock: Clock | null) {
  return {
    /** The last slot that was delivered in full; null before the first tick. */
    clock: toIso(clock?.delivered),
    lastTick: toIso(clock?.lastTick?.at),
    lastError: clock?.lastTick?.error ?? null,
    /** Listed until an hour has passed without them; until a day has, where only a day's lesson can show it. */
    incidents: (clock?.incidents ?? []).map(({ kind, since, seen, message }) => ({
      kind,
      since: toIso(since),
      lastSeen: toIso(seen),
      message,
    })),
  };
}
