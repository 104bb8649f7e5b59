/** Instants, days and hours as text in the course's language, by a subscriber's own clock and calendar. */
import type { Messages } from '../../locales/locale.ts';
import type { AppContext } from '../context.ts';

type DateMessages = Pick<Messages, 'clock' | 'zone' | 'places'>;

/** How instants are shown. */
export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** The course's language (BCP 47), with the clock (of 12 or of 24 hours) that the subscriber is used to. */
  locale: string;
  /** The present instant (ms): a day of the present year is shown without its year. */
  now: number;
}

/** The calendar of a time zone (IANA name) for this request. */
export function calendarOf(c: AppContext, timeZone: string): Calendar {
  const locale = localeOf(c.get('course').language, c.req.header('accept-language'));
  return { timeZone, locale, now: c.get('now') };
}

/**
 * The course's language with the clock, of 12 or of 24 hours, of the language that the browser prefers: a subscriber in
 * Berlin may take an English course and not be used to AM and PM. If that language is unknown, the course's own clock.
 */
function localeOf(language: string, acceptLanguage = ''): string {
  const [preferred = ''] = acceptLanguage.split(/[,;]/);
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(preferred.trim());
    const { hourCycle } = new Intl.DateTimeFormat(known ?? language, { hour: 'numeric' }).resolvedOptions();
    return new Intl.Locale(language, hourCycle ? { hourCycle } : {}).toString();
  } catch {
    return language;
  }
}

/** An instant (ms) to the minute, and in which zone: "Tuesday, November 24 at 7:00 AM (Berlin time)". */
export function formatInstant(instant: number, calendar: Calendar, messages: DateMessages): string {
  return `${formatMoment(instant, calendar, messages)} (${formatZone(calendar.timeZone, messages)})`;
}

/** An instant (ms) to the minute: "Tuesday, January 15 at 7:00 AM". */
export function formatMoment(instant: number, calendar: Calendar, { clock }: Pick<DateMessages, 'clock'>): string {
  return clock.moment({ day: formatDay(instant, calendar), time: formatTime(instant, calendar, clock) });
}

/** The day of an instant (ms): "Tuesday, January 15". */
export function formatDay(instant: number, { timeZone, locale, now }: Calendar): string {
  const yearOf = (at: number) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at);
  const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const year = yearOf(instant) === yearOf(now) ? {} : { year: 'numeric' as const };
  const day = new Intl.DateTimeFormat(locale, { timeZone, ...date, ...year }).format(instant);
  // A German day ("15.") is kept on one line with its month.
  return day.replace(/(?<=\d\.) /, '\u00a0');
}

/** The hour and minute of an instant (ms): "7:00 AM", or "7:00" on a clock of 24 hours. */
function formatTime(
  instant: number,
  { locale, timeZone }: Pick<Calendar, 'locale' | 'timeZone'>,
  { hours24 }: Messages['clock'],
): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
  const time = format.format(instant);
  // The hour is kept on one line with its "AM".
  return format.resolvedOptions().hour12 ? time.replace(' ', '\u00a0') : hours24({ time });
}

/** The 24 hours of a day: "7:00 AM" or "7:00". */
export function formatHours({ locale }: Pick<Calendar, 'locale'>, { clock }: Pick<Messages, 'clock'>): string[] {
  const hours = Array.from({ length: 24 }, (_, hour) => Date.UTC(2000, 0, 1, hour));
  return hours.map((hour) => formatTime(hour, { locale, timeZone: 'UTC' }, clock));
}

/** The zone in which a time is given: "Berlin time". */
export function formatZone(timeZone: string, messages: DateMessages): string {
  return messages.zone({ place: formatPlace(timeZone.split('/').at(-1) ?? timeZone, messages) });
}

/** A place in the course's language; `name` is its name in the IANA time zone database. */
export function formatPlace(name: string, { places }: Pick<Messages, 'places'>): string {
  return places[name] ?? name.replaceAll('_', ' ');
}
