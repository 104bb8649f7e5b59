/** `GET /health`: for any uptime monitor, 200 while all is well and 503 with the reasons when it is not. */
import { Hono } from 'hono/tiny';
import { parseConfig } from '../config.ts';
import type { AppEnv } from '../http/context.ts';
import { type Clock, getClock } from '../kv/clock.ts';
import { clockProblems } from './clock-problems.ts';

export const healthRoute = new Hono<AppEnv>().get('/', async (c) => {
  const parsed = parseConfig(c.env);
  const clock = await getClock(c.env.KV).catch(() => null);
  const problems = [
    ...(parsed.ok ? [] : parsed.problems),
    ...(clock ? clockProblems(clock, c.get('now')) : ['Workers KV does not answer.']),
  ];
  if (problems.length > 0) console.error(JSON.stringify({ error: 'health', problems }));
  return c.json(
    {
      status: problems.length === 0 ? 'ok' : 'failing',
      problems,
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
  };
}
