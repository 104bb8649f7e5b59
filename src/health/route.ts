/**
 * `GET /health`: a dead man's switch for any uptime monitor. 200 while all is well, and 503 with the reasons when it is
 * not: the configuration is not whole, KV does not answer, no tick finished within the hour, lessons are overdue, or
 * Resend takes none of our calls, be it a tick's or a signup's. It shows no address and no secret.
 */
import { Hono } from 'hono/tiny';
import { type Config, parseConfig } from '../config.ts';
import type { Env } from '../env.ts';
import type { AppEnv } from '../http/context.ts';
import { type Clock, getClock } from '../kv/clock.ts';
import { getSignupTrouble } from '../kv/signup-trouble.ts';
import { clockProblems } from './problems.ts';

export const healthRoute = new Hono<AppEnv>().get('/', async (c) => {
  const parsed = parseConfig(c.env);
  const clock = await getClock(c.env.KV).catch(() => null);
  const signups = await getSignupTrouble(c.env.KV).catch(() => null);
  const times = { deployedAt: deployedAt(c.env), now: c.get('now') };
  const problems = [
    ...(parsed.ok ? [] : parsed.problems),
    ...(clock ? clockProblems(clock, times) : ['Workers KV does not answer.']),
    ...(signups ? [`Within the hour somebody could not sign up. ${signups}`] : []),
  ];
  if (problems.length > 0) console.error(JSON.stringify({ error: 'health', problems }));
  return c.json(
    {
      status: problems.length === 0 ? 'ok' : 'failing',
      problems,
      notes: parsed.ok ? notes(parsed.config) : [],
      lessons: c.get('course').lessons.length,
      ...summary(clock),
    },
    problems.length === 0 ? 200 : 503,
  );
});

/** When this version was deployed (ms); null where nobody says. */
function deployedAt({ CF_VERSION_METADATA: version }: Env): number | null {
  const instant = Date.parse(version?.timestamp ?? '');
  return Number.isNaN(instant) ? null : instant;
}

/** What is not wrong, and better known. */
function notes({ resend }: Config): string[] {
  return resend.webhookSecret === '' ? ['RESEND_WEBHOOK_SECRET is not set: bounces and complaints are not heard.'] : [];
}

const iso = (instant: number | null | undefined) =>
  typeof instant === 'number' ? new Date(instant).toISOString() : null;

function summary(clock: Clock | null) {
  return {
    /** The last slot delivered in full; null before the first tick. */
    clock: iso(clock?.delivered),
    lastTick: iso(clock?.lastTick?.at),
    lastError: clock?.lastTick?.error ?? null,
    /** From the first tick that met it until an hour without it, or, where a day's lesson must show it, a day. */
    troubles: (clock?.troubles ?? []).map(({ kind, since, seen, words }) => ({
      kind,
      since: iso(since),
      lastSeen: iso(seen),
      words,
    })),
  };
}
