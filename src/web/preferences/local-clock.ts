/** Hours and instants by a reader's own clock. */

import type { Messages } from '../../locales/locale.ts';
import type { AppContext } from '../context.ts';
import { type Calendar, timeIn } from '../parts/instant.ts';

/** By which instants are told to whoever asks, in this time zone (IANA name). */
export function calendarOf(c: AppContext, timeZone: string): Calendar {
  const locale = localeOf(c.get('course').language, c.req.header('accept-language'));
  return { timeZone, locale, now: c.get('now') };
}

/**
 * The course's language with the clock, of 12 or of 24 hours, that goes with the language the reader's browser asks
 * for first: one in Berlin reads an English course and knows no AM. Without a language it knows, the course's own.
 */
function localeOf(language: string, acceptLanguage = ''): string {
  const [wanted = ''] = acceptLanguage.split(/[,;]/);
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(wanted.trim());
    const { hourCycle } = new Intl.DateTimeFormat(known ?? language, { hour: 'numeric' }).resolvedOptions();
    return new Intl.Locale(language, hourCycle ? { hourCycle } : {}).toString();
  } catch {
    return language;
  }
}

/** The 24 hours in words: "7:00 AM" or "7:00". */
export function hoursIn({ locale }: Pick<Calendar, 'locale'>, { clock }: Pick<Messages, 'clock'>): string[] {
  const hours = Array.from({ length: 24 }, (_, hour) => Date.UTC(2000, 0, 1, hour));
  return hours.map((hour) => timeIn(hour, { locale, timeZone: 'UTC' }, clock));
}
