/** Instants in words, by a subscriber's own clock and by UTC. */
import { formatDay } from '../../web/parts/dates.ts';

/** The operator's: days before months, and 24 hours. */
const LOCALE = 'en-GB';

/** "Tuesday 15 January at 07:00 (Berlin time), 06:00 UTC"; the instant and `now`, whose year is not told, in ms. */
export function bothClocks(instant: number, timeZone: string, now: number): string {
  const [day, time] = partsOf(instant, timeZone, now);
  const [utcDay, utcTime] = partsOf(instant, 'UTC', now);
  if (day === utcDay && time === utcTime) return `${day} at ${time} UTC`;
  const utc = day === utcDay ? utcTime : `${utcDay} at ${utcTime}`;
  return `${day} at ${time} (${placeOf(timeZone)} time), ${utc} UTC`;
}

/** By UTC alone, where nobody's own clock counts. */
export function inUtc(instant: number, now: number): string {
  const [day, time] = partsOf(instant, 'UTC', now);
  return `${day} at ${time} UTC`;
}

/** A day (`yyyy-mm-dd`) in words, with its year. */
export function dayWords(day: string): string {
  return dayOf(Date.parse(day), 'UTC', 0);
}

/** The 24 hours of the day in words. */
export const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** An hour (0 to 23) of the day: "07:00". */
export const hourWords = (hour: number) => HOURS[hour] ?? String(hour);

function partsOf(instant: number, timeZone: string, now: number): [day: string, time: string] {
  const time = new Intl.DateTimeFormat(LOCALE, { timeZone, hour: '2-digit', minute: '2-digit' });
  return [dayOf(instant, timeZone, now), time.format(instant)];
}

/** With its year where that is not the one of `now`. */
function dayOf(instant: number, timeZone: string, now: number): string {
  return formatDay(instant, { timeZone, locale: LOCALE, now }).replace(',', '');
}

const placeOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
