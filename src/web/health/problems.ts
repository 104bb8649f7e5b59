/** What `clock` tells of ticks that do not come, or of lessons that do not leave. */

import { incidentText } from '../../delivery/incident-text.ts';
import type { IncidentKind } from '../../domain/incident.ts';
import { HOUR_MS, minuteOf } from '../../domain/time.ts';
import type { Clock } from '../../storage/clock.ts';

/** Four ticks missed (ms). */
const SILENT_MS = HOUR_MS;

/**
 * Trouble in which lessons wait for the operator, or for Resend. The other kinds are told, and shown, but call
 * nobody out of bed: they hold one batch back or none, and become `overdue` where they last.
 */
const FAILING: ReadonlySet<IncidentKind> = new Set(['quota', 'refused', 'unreachable', 'overdue']);

/** Every problem in a sentence or two. `deployedAt`: since when this version runs (ms; null: unknown). `now` is in ms. */
export function clockProblems(clock: Clock, { deployedAt, now }: { deployedAt: number | null; now: number }): string[] {
  const lasting = clock.incidents.filter(({ kind, cleared }) => FAILING.has(kind) && !cleared);
  return [
    ...silence(clock.lastTick?.at ?? null, deployedAt, now),
    ...lasting.map((incident) => `Since ${minuteOf(incident.since)}: ${incidentText(incident)}`),
  ];
}

/** Ticks that do not come, or that end before their work does. A local run may live in its own future: that is no silence. */
function silence(lastTickAt: number | null, deployedAt: number | null, now: number): string[] {
  const since = lastTickAt ?? deployedAt;
  if (since === null || now - since <= SILENT_MS) return [];
  const remedy =
    'Look in the Cloudflare dashboard whether the Worker’s cron trigger fires, and in its log how the ticks end.';
  return lastTickAt === null
    ? [`No tick has ever finished, and this version was deployed at ${minuteOf(since)}. ${remedy}`]
    : [`No tick has finished since ${minuteOf(since)}. ${remedy}`];
}
