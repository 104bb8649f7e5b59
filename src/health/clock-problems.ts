/** Whether `clock` tells of ticks that do not come, or do not get their work done. */
import { HOUR_MS } from '../core/time.ts';
import type { Clock } from '../kv/clock.ts';

/** Four ticks missed, or four that could not deliver all (ms). */
const OLDEST_MS = HOUR_MS;

/** Every problem in a sentence; none before the first tick has run. `now` is in ms. */
export function clockProblems({ delivered, lastTick }: Clock, now: number): string[] {
  if (delivered === null || now - delivered <= OLDEST_MS) return [];
  const since = new Date(delivered).toISOString();
  return lastTick !== null && now - lastTick.at <= OLDEST_MS
    ? [`Lessons wait since ${since}: ${lastTick.error ?? 'ticks run, but could not deliver all that was due.'}`]
    : [`No tick has finished its work since ${since}: is the cron trigger of wrangler.toml deployed?`];
}
