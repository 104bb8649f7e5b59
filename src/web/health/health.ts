/** How the course is, for the monitor at `/health` and for the operator's first page. */
import { parseConfig } from '../../config.ts';
import type { Env } from '../../env.ts';
import { wallTime } from '../../services.ts';
import type { Clock } from '../../storage/clock.ts';
import { createStore } from '../../storage/store.ts';
import { healthNotes } from './notes.ts';
import { clockProblems } from './problems.ts';

export interface Health {
  /** What is wrong, and what to do, in a sentence or two each; empty: all is well. */
  problems: string[];
  /** What is not wrong, and better known. */
  notes: string[];
  /** Null where KV does not answer. */
  clock: Clock | null;
}

/** Looks at `now` (ms): two reads. Never throws. */
export async function healthOf(env: Env, now: number): Promise<Health> {
  const parsed = parseConfig(env);
  const store = createStore(env.KV, { time: wallTime, signingSecrets: [] });
  const clock = await store.clock.get().catch(() => null);
  const signups = await store.signupIncident.get().catch(() => null);
  return {
    problems: [
      ...(parsed.ok ? [] : parsed.problems),
      ...(clock ? clockProblems(clock, { deployedAt: deployedAt(env), now }) : ['Workers KV does not answer.']),
      ...(signups ? [`Within the hour somebody could not sign up. ${signups}`] : []),
    ],
    notes: parsed.ok ? healthNotes(parsed.config) : [],
    clock,
  };
}

/** When this version was deployed (ms); null where nobody says. */
function deployedAt({ CF_VERSION_METADATA: version }: Env): number | null {
  const instant = Date.parse(version?.timestamp ?? '');
  return Number.isNaN(instant) ? null : instant;
}
