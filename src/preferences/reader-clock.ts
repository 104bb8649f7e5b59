/** The hours of the day as a reader's own clock shows them. */
import { zoneWords } from '../http/words.ts';
import type { PreferencesReader } from '../pages/preferences.tsx';

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
export function clockOf(timeZone: string, locale: string): PreferencesReader['clock'] {
  const words = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
  return { hours: HOURS.map((hour) => words.format(Date.UTC(2000, 0, 1, hour))), zone: zoneWords(timeZone) };
}
