/** The cron trigger of the local course: as Cloudflare does, `npm start` fires it every quarter hour of the course's clock. */
import { setTimeout as sleep } from 'node:timers/promises';
import { QUARTER_MS, quarterOf } from '../../domain/time.ts';
import type { Local } from './addresses.ts';
import { localClock } from './clock.ts';
import { fireTick } from './ticks.ts';

/** After so long (ms) it looks again where the course did not answer: it is being built again, say. */
const LOOK_AGAIN_MS = 10_000;

/** Fires each quarter hour that begins from now on, and at once where ticks were missed while the course was stopped. */
export async function runCron(local: Local): Promise<never> {
  const { now, lastTickAt } = await localClock(local);
  let last = lastTickAt ?? quarterOf(now);
  for (;;) {
    const clock = await localClock(local).catch(() => null);
    if (clock !== null) {
      const due = quarterOf(clock.now);
      // `npm run tomorrow` may have fired it. One that fails has said why, and the next one looks back.
      if (Math.max(last, clock.lastTickAt ?? 0) < due) await fireTick(local, due).catch(() => undefined);
      last = due;
    }
    const wait = clock === null ? LOOK_AGAIN_MS : last + QUARTER_MS - clock.now;
    await sleep(wait, undefined, { ref: false });
  }
}
