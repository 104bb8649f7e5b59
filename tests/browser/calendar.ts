/** The days of the course: the files of this project run one after another, so that all live by one clock. */
import { inject } from 'vitest';
import { lastTick } from '../../src/cli/ticks.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time.ts';

let now = 0;

/** The instant (ms) up to which the course has been lived. */
export function today(): number {
  if (now === 0) throw new Error('The calendar begins with `evening()`.');
  return now;
}

/** Lives on, hour by hour, up to the next time that the clock shows `hour` (UTC). */
export async function until(hour: number): Promise<number> {
  const local = inject('local');
  // Others may have lived on since.
  const from = Math.ceil(Math.max(await lastTick(local), now) / HOUR_MS) * HOUR_MS;
  const sameDay = Math.floor(from / DAY_MS) * DAY_MS + hour * HOUR_MS;
  now = sameDay > from ? sameDay : sameDay + DAY_MS;
  for (let tick = from; tick <= now; tick += HOUR_MS) {
    const { ok } = await fetch(`${local.courseUrl}/cdn-cgi/local/scheduled?time=${tick}`);
    if (!ok) throw new Error(`The tick of ${new Date(tick).toISOString()} failed.`);
  }
  return now;
}

/** Lives on until eight in the evening (UTC): twelve hours after everybody's lesson, six before the next. */
export const evening = () => until(20);
