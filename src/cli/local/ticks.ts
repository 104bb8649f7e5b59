/** Fires the cron trigger of the local course: what Cloudflare does every quarter hour. */
import { is, nullable, object, string } from 'valibot';
import { DAY_MS, QUARTER_MS, quarterOf } from '../../domain/time.ts';
import { UsageError } from '../command/run.ts';
import type { Local } from './addresses.ts';

const HealthSchema = object({ clock: nullable(string()) });

/** The last tick's slot (ms); the present one, if the course has had none or lags behind. */
export async function lastTick({ courseUrl, coursePort }: Local): Promise<number> {
  const response = await fetch(`${courseUrl}/health`).catch(() => {
    throw new UsageError(`No course answers on port ${coursePort}. Start it in another terminal: npm start`);
  });
  const health: unknown = await response.json();
  const clock = is(HealthSchema, health) ? health.clock : null;
  return Math.max(quarterOf(Date.now()), clock === null ? 0 : Date.parse(clock));
}

/** Fires the ticks of the 24 hours after `from` (ms), one by one. Returns the last one's instant (ms). */
export async function liveADay(local: Local, from: number): Promise<number> {
  const until = from + DAY_MS;
  await liveThrough(local, from, until);
  return until;
}

/** Fires the ticks after `from` until `until` (both quarter hours, ms), that one included; one each `step` (ms). */
export async function liveThrough(
  { courseUrl }: Local,
  from: number,
  until: number,
  step: number = QUARTER_MS,
): Promise<void> {
  for (let last = from; last < until; ) {
    const tick = Math.min(last + step, until);
    const response = await fetch(`${courseUrl}/cdn-cgi/local/scheduled?time=${tick}`);
    if (!response.ok) {
      throw new UsageError(`The tick of ${new Date(tick).toISOString()} failed; the terminal of npm start says why.`);
    }
    last = tick;
  }
}
