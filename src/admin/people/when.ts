/** Instants in words, by a person's own clock and by UTC. */
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

/** A day (`yyyy-mm-dd`) in words. */
export function dayWords(day: string): string {
  return words(Date.parse(day), { timeZone: 'UTC', ...DATE, year: 'numeric' }).replace(',', '');
}

/** The 24 hours of the day in words. */
export const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** An hour (0 to 23) of the day: "07:00". */
export const hourWords = (hour: number) => HOURS[hour] ?? String(hour);

const DATE = { weekday: 'long', day: 'numeric', month: 'long' } as const;

function partsOf(instant: number, timeZone: string, now: number): [day: string, time: string] {
  const year = (at: number) => words(at, { timeZone, year: 'numeric' });
  const other = year(instant) === year(now) ? {} : { year: 'numeric' as const };
  return [
    words(instant, { timeZone, ...DATE, ...other }).replace(',', ''),
    words(instant, { timeZone, hour: '2-digit', minute: '2-digit' }),
  ];
}

function words(instant: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, options).format(instant);
}

const placeOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
