/** Fires the cron trigger of the local course: what Cloudflare does every quarter hour. */
import { is, nullable, object, string } from 'valibot';
import { type Local, UsageError } from './local.ts';

const QUARTER_MS = 15 * 60_000;
const TICKS_A_DAY = 96;

const HealthSchema = object({ clock: nullable(string()) });

/** The last tick's slot (ms); the present one, if the course has had none or lags behind. */
export async function lastTick({ courseUrl, coursePort }: Local): Promise<number> {
  const response = await fetch(`${courseUrl}/health`).catch(() => {
    throw new UsageError(`No course answers on port ${coursePort}. Start it in another terminal: npm start`);
  });
  const health: unknown = await response.json();
  const clock = is(HealthSchema, health) ? health.clock : null;
  const present = Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS;
  return Math.max(present, clock === null ? 0 : Date.parse(clock));
}

/** Fires the ticks of the 24 hours after `from` (ms), one by one. Returns the last one's instant (ms). */
export async function liveADay({ courseUrl }: Local, from: number): Promise<number> {
  let tick = from;
  for (let count = 0; count < TICKS_A_DAY; count += 1) {
    tick += QUARTER_MS;
    const response = await fetch(`${courseUrl}/cdn-cgi/local/scheduled?time=${tick}`);
    if (!response.ok) {
      throw new UsageError(`The tick of ${new Date(tick).toISOString()} failed; the terminal of npm start says why.`);
    }
  }
  return tick;
}
