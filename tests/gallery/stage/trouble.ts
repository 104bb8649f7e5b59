import type { IncidentKind } from '../../../src/domain/incident.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS, quarterOf } from '../../../src/domain/time.ts';
import type { Clock } from '../../../src/storage/clock.ts';
import { type Held, heldKeys } from './held-keys.ts';

/** How far behind the ticks are (ms) where there is trouble. */
export const BEHIND_MS = 6 * HOUR_MS;

/** KV as it is at `now` (ms) when the ticks have met trouble of several kinds, and nobody can sign up. */
export function withTrouble(kv: KVNamespace, now: number): KVNamespace {
  const open = (kind: IncidentKind, message: string, since: number) => ({
    kind,
    message,
    since,
    seen: now - MINUTE_MS,
    cleared: false,
    alerted: true,
    tries: 0,
  });
  const clock: Clock = {
    delivered: quarterOf(now - BEHIND_MS),
    lastTick: { at: quarterOf(now), error: 'Resend: You have reached your daily quota.', errorAt: now, usedToday: 90 },
    incidents: [
      open('quota', 'Resend: You have reached your daily quota.', now - BEHIND_MS),
      open('overdue', 'Lessons wait: the daily quota is spent.', now - BEHIND_MS + QUARTER_MS),
      { ...open('in-doubt', 'Lesson first-steps of 100 readers may not have left.', now - DAY_MS), cleared: true },
    ],
    activeAt: null,
    horizons: {},
  };
  const held = new Map<string, Held>([
    ['clock', { value: clock }],
    ['signup-incident', { value: 'Resend: You have reached your daily quota.' }],
  ]);
  return heldKeys(kv, held, [...held.keys()]);
}
