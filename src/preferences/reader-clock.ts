/** Hours, days and instants as a reader's own clock and calendar show them. */
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * The course's language with the clock, of 12 or of 24 hours, that goes with the language the reader's browser asks
 * for first: one in Berlin reads an English course and knows no AM. Without a language it knows, the course's own.
 */
export function localeOf(language: string, acceptLanguage = ''): string {
  const [wanted = ''] = acceptLanguage.split(/[,;]/);
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(wanted.trim());
    const { hourCycle } = new Intl.DateTimeFormat(known ?? language, { hour: 'numeric' }).resolvedOptions();
    return new Intl.Locale(language, hourCycle ? { hourCycle } : {}).toString();
  } catch {
    return language;
  }
}

/** The 24 hours in words: "7:00 AM" or "07:00". */
export function hoursIn(locale: string): string[] {
  const words = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
  return HOURS.map((hour) => words.format(Date.UTC(2000, 0, 1, hour)));
}

/** By which an instant is told. */
export interface Calendar {
  timeZone: string;
  locale: string;
  /** The present instant (ms): days of its year are told without it. */
  now: number;
}

/** The day of an instant (ms) in words: "Tuesday, January 15". */
export function dayIn(instant: number, calendar: Calendar): string {
  return format(instant, calendar, {});
}

/** An instant (ms) to the minute: "Tuesday, January 15 at 7:00 AM". */
export function momentIn(instant: number, calendar: Calendar): string {
  return format(instant, calendar, { hour: 'numeric', minute: '2-digit' }).replace(/ (?=[AP]M$)/, '\u00a0');
}

function format(instant: number, { timeZone, locale, now }: Calendar, time: Intl.DateTimeFormatOptions): string {
  const year = (at: number) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at);
  const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const other = year(instant) === year(now) ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale, { timeZone, ...date, ...other, ...time }).format(instant);
}
