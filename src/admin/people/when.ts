/** Instants in words, by a person's own clock and by UTC. */
import { hoursIn, momentIn } from '../../preferences/reader-clock.ts';

/** The operator's: days before months, and 24 hours. */
const LOCALE = 'en-GB';

/** "Tuesday 15 January at 07:00 (Berlin time), 06:00 UTC"; the instant and `now`, whose year is not told, in ms. */
export function bothClocks(instant: number, timeZone: string, now: number): string {
  const theirs = momentIn(instant, { timeZone, locale: LOCALE, now });
  const utc = momentIn(instant, { timeZone: 'UTC', locale: LOCALE, now });
  if (theirs === utc) return `${utc} UTC`;
  const [day, time] = utc.split(/ at |, /);
  const isSameDay = theirs.startsWith(`${day}`);
  return `${theirs} (${placeOf(timeZone)} time), ${isSameDay ? time : utc} UTC`;
}

/** By UTC alone, where nobody's own clock counts. */
export function inUtc(instant: number, now: number): string {
  return `${momentIn(instant, { timeZone: 'UTC', locale: LOCALE, now })} UTC`;
}

/** A day (`yyyy-mm-dd`) in words. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', dateStyle: 'full' }).format(Date.parse(day));
}

/** The 24 hours of the day in words. */
export const HOURS = hoursIn(LOCALE);

/** An hour (0 to 23) of the day: "07:00". */
export const hourWords = (hour: number) => HOURS[hour] ?? String(hour);

const placeOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
