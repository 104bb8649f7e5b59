/** A pause until a day of the subscriber's own calendar, `yyyy-mm-dd`, on which the next lesson comes. */
import { DAY_MS, HOUR_MS, QUARTER_MS } from './time.ts';

/** The longest pause in days: who is away for longer resumes by themselves. */
const MAX_PAUSE_DAYS = 366;

/** The day (`yyyy-mm-dd`) that a calendar in `timeZone` shows at `instant` (ms). */
export function localDay(instant: number, timeZone: string): string {
  return calendar(timeZone)(instant);
}

/** The first quarter hour (ms) of a day in `timeZone`. Clocks of the world are 12 hours behind to 14 ahead of UTC. */
export function startOfDay(day: string, timeZone: string): number {
  const dayAt = calendar(timeZone);
  let instant = Date.parse(day) - 14 * HOUR_MS;
  while (dayAt(instant) < day) instant += QUARTER_MS;
  return instant;
}

/** Whether a subscriber in `timeZone` can pause until this day at `now` (ms): from tomorrow on, for a year at most. */
export function isPauseDay(day: string, timeZone: string, now: number): boolean {
  const { first, last } = pauseDays(timeZone, now);
  return isDay(day) && day >= first && day <= last;
}

/** The first and the last day until which a subscriber in `timeZone` can pause at `now` (ms). */
export function pauseDays(timeZone: string, now: number): { first: string; last: string } {
  const today = Date.parse(localDay(now, timeZone));
  const dayAfter = (days: number) => new Date(today + days * DAY_MS).toISOString().slice(0, 10);
  return { first: dayAfter(1), last: dayAfter(MAX_PAUSE_DAYS) };
}

function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function calendar(timeZone: string): (instant: number) => string {
  const { format } = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return format;
}
