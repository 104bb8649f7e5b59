/** Whether the course is well, for the monitor at `/health` and for the operator's first page. */
import { parseConfig } from '../../config.ts';
import { incidentText } from '../../delivery/incident-text.ts';
import type { IncidentKind } from '../../domain/incident.ts';
import { HOUR_MS, minuteOf } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { wallTime } from '../../services.ts';
import type { Clock } from '../../storage/clock.ts';
import { createStore } from '../../storage/store.ts';
import { configNotes } from './config-notes.ts';

export interface Health {
  /** What is wrong, and what to do about it, in a sentence or two each; empty if nothing is. */
  problems: string[];
  /** What is not wrong, and worth knowing. */
  notes: string[];
  /** Null where KV does not answer. */
  clock: Clock | null;
}

/** Checks the course at `now` (ms), with two reads. Never throws. */
export async function checkHealth(env: Env, now: number): Promise<Health> {
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
    notes: parsed.ok ? configNotes(parsed.config) : [],
    clock,
  };
}

/** When this version was deployed (ms); null where that is not known. */
function deployedAt({ CF_VERSION_METADATA: version }: Env): number | null {
  const instant = Date.parse(version?.timestamp ?? '');
  return Number.isNaN(instant) ? null : instant;
}

/** Without a tick for so long (ms), four of them were missed. */
const MAX_SILENCE_MS = HOUR_MS;

/**
 * Incidents in which lessons wait for the operator or for Resend. The other kinds are posted and shown, but are no
 * reason for a monitor to raise an alarm: they hold back one batch or none, and become `overdue` if they last.
 */
const FAILING: ReadonlySet<IncidentKind> = new Set(['quota', 'refused', 'unreachable', 'overdue']);

interface Deployment {
  /** Since when this version runs (ms); null where that is not known. */
  deployedAt: number | null;
  /** ms */
  now: number;
}

/** What the record of the ticks says: ticks that do not come, and lessons that do not leave. */
function clockProblems(clock: Clock, deployment: Deployment): string[] {
  const open = clock.incidents.filter(({ kind, cleared }) => FAILING.has(kind) && !cleared);
  return [
    ...silenceProblems(clock.lastTick?.at ?? null, deployment),
    ...open.map((incident) => `Since ${minuteOf(incident.since)}: ${incidentText(incident)}`),
  ];
}

/** No tick has finished for an hour. A last tick in the future, as in a local run, is no silence. */
function silenceProblems(lastTickAt: number | null, { deployedAt, now }: Deployment): string[] {
  const since = lastTickAt ?? deployedAt;
  if (since === null || now - since <= MAX_SILENCE_MS) return [];
  const remedy =
    'Look in the Cloudflare dashboard whether the Worker’s cron trigger fires, and in its log how the ticks end.';
  return lastTickAt === null
    ? [`No tick has ever finished, and this version was deployed at ${minuteOf(since)}. ${remedy}`]
    : [`No tick has finished since ${minuteOf(since)}. ${remedy}`];
}
