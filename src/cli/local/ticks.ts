/** Fires the cron trigger of the local course: what Cloudflare does every quarter hour. */
import { HOUR_MS, QUARTER_MS, quarterOf } from '../../domain/time.ts';
import { UsageError } from '../command/run.ts';
import type { Local } from './addresses.ts';
import { localClock } from './clock.ts';

/** The quarter hour (ms) that the course's clock is in: no tick is later, since each takes the clock along. */
export async function lastTick(local: Local): Promise<number> {
  return quarterOf((await localClock(local)).now);
}

/** Fires the ticks after `from` until `until` (both quarter hours, ms), that one included; one each `step` (ms). */
export async function liveThrough(local: Local, from: number, until: number, step: number = QUARTER_MS): Promise<void> {
  for (let last = from; last < until; ) {
    last = Math.min(last + step, until);
    await fireTick(local, last);
  }
}

/**
 * Lives through the time after `from` until `until` (both quarter hours, ms): each quarter hour that has a lesson for anybody
 * gets its tick, and of the others one an hour, since a tick looks at all of them since the one before it.
 */
export async function liveThroughLessons(local: Local, from: number, until: number): Promise<void> {
  let next = await nextLesson(local);
  for (let last = from; last < until; ) {
    last = Math.min(last + HOUR_MS, Math.max(next, last + QUARTER_MS), until);
    await fireTick(local, last);
    if (last >= next) next = await nextLesson(local);
  }
}

/** The quarter hour (ms) of the tick that brings the next lesson; Infinity where nobody waits for one. */
export async function nextLesson(local: Local): Promise<number> {
  const { nextLessonAt } = await localClock(local);
  return nextLessonAt === null ? Number.POSITIVE_INFINITY : quarterOf(nextLessonAt + QUARTER_MS - 1);
}

/** Fires the tick of an instant (ms). Throws a `UsageError` where it fails. */
export async function fireTick({ courseUrl }: Local, instant: number): Promise<void> {
  const response = await fetch(`${courseUrl}/cdn-cgi/local/scheduled?time=${instant}`);
  if (response.ok) return;
  throw new UsageError(`The tick of ${new Date(instant).toISOString()} failed; the terminal of npm start says why.`);
}
