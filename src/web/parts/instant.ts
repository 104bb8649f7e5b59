/** Hours, days and instants in words of the course's language, as a reader's own clock and calendar show them. */
import type { Messages } from '../../locales/locale.ts';

type ClockWords = Pick<Messages, 'clock' | 'zone' | 'places'>;

/** By which an instant is told. */
export interface Calendar {
  timeZone: string;
  /** The course's language, with the clock (of 12 or of 24 hours) of whoever reads. */
  locale: string;
  /** The present instant (ms): days of its year are told without it. */
  now: number;
}

/** An instant (ms) and whose clock it is told by: "Tuesday, November 24 at 7:00 AM (Berlin time)". */
export function formatInstant(instant: number, calendar: Calendar, messages: ClockWords): string {
  return `${momentIn(instant, calendar, messages)} (${zoneWords(calendar.timeZone, messages)})`;
}

/** An instant (ms) to the minute: "Tuesday, January 15 at 7:00 AM". */
export function momentIn(instant: number, calendar: Calendar, { clock }: ClockWords): string {
  const { locale, timeZone } = calendar;
  return clock.moment({ day: dayIn(instant, calendar), time: timeIn(instant, { locale, timeZone }, clock) });
}

/** The day of an instant (ms) in words: "Tuesday, January 15". */
export function dayIn(instant: number, { timeZone, locale, now }: Calendar): string {
  const year = (at: number) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at);
  const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const other = year(instant) === year(now) ? {} : { year: 'numeric' as const };
  const messages = new Intl.DateTimeFormat(locale, { timeZone, ...date, ...other }).format(instant);
  // A day that is told as "15." stays on one line with its month.
  return messages.replace(/(?<=\d\.) /, '\u00a0');
}

/** The hour and minute of an instant (ms): "7:00 AM", or "7:00" on a clock of 24 hours. */
export function timeIn(
  instant: number,
  { locale, timeZone }: Pick<Calendar, 'locale' | 'timeZone'>,
  { hours24 }: Messages['clock'],
): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
  const time = format.format(instant);
  // An hour and its "AM" stay on one line.
  return format.resolvedOptions().hour12 ? time.replace(' ', '\u00a0') : hours24({ time });
}

/** Whose clock a time is told by: "Berlin time". */
export function zoneWords(timeZone: string, messages: ClockWords): string {
  return messages.zone({ place: placeWords(timeZone.split('/').at(-1) ?? timeZone, messages) });
}

/** A place as it is called in the course's language; `name` is what it is called in the IANA time zone database. */
export function placeWords(name: string, { places }: Pick<Messages, 'places'>): string {
  return places[name] ?? name.replaceAll('_', ' ');
}
