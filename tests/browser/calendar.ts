/** The days of the course: the files of this project run one after another, so that all live by one clock. */
import { inject } from 'vitest';
import { lastTick, liveThrough } from '../../src/cli/local/ticks.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts';

/** A tick looks at all the quarter hours since the one before it, so that fewer ticks are days that pass faster. */
const STEP_MS = 2 * HOUR_MS;

/** Eight in the evening (UTC): more than twelve hours after everybody's lesson, more than six before the next. */
const EVENING = 20;

let now = 0;

/** The instant (ms) up to which the course has been lived. */
export function today(): number {
  if (now === 0) throw new Error('The calendar begins with an evening.');
  return now;
}

/** Lives on up to the next time that the clock shows `hour` (UTC). */
export async function until(hour: number): Promise<void> {
  const from = await lived();
  const sameDay = Math.floor(from / DAY_MS) * DAY_MS + hour * HOUR_MS;
  now = sameDay > from ? sameDay : sameDay + DAY_MS;
  await liveThrough(inject('local'), from, now, STEP_MS);
}

/** Lives on up to the next evening. */
export const nextEvening = () => until(EVENING);

/** Lives on up to this evening, if it is not evening now. */
export async function evening(): Promise<void> {
  now = await lived();
  if (now % DAY_MS !== EVENING * HOUR_MS) await nextEvening();
}

/** Up to where the course has been lived: files before this one have lived on, too. */
async function lived(): Promise<number> {
  return Math.max(await lastTick(inject('local')), now);
}
