/** Whether the course answers at its address, and what it says of itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { array, object, optional, safeParse, string } from 'valibot';

const HealthSchema = object({ status: string(), problems: array(string()), notes: optional(array(string()), []) });

/** What /health says; `silent`: nothing, or nothing of ours. `notes`: what is not wrong, and better known. */
export type Health = { kind: 'live'; notes: string[] } | { kind: 'unhealthy'; problems: string[] } | { kind: 'silent' };

const BETWEEN_MS = 2_000;
const ANSWER_WITHIN_MS = 10_000;

/** Asks until the course is well, or so many seconds have gone: new secrets and new addresses take a while to arrive. */
export async function waitUntilLive(url: string, seconds: number): Promise<Health> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const health = await askHealth(url);
    if (health.kind === 'live' || Date.now() + BETWEEN_MS > until) return health;
    await sleep(BETWEEN_MS);
  }
}

/** Asks once. */
export async function askHealth(url: string): Promise<Health> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const health = safeParse(HealthSchema, await response.json());
    if (!health.success) return { kind: 'silent' };
    const { status, problems, notes } = health.output;
    return status === 'ok' ? { kind: 'live', notes } : { kind: 'unhealthy', problems };
  } catch {
    return { kind: 'silent' };
  }
}
