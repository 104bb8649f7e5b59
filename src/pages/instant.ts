import type { Words } from '../words/words.ts';

/** An instant (ms) in words, in the reader's own time: "Tuesday, 24 November, 7:00 (Berlin time)". */
export function formatInstant(instant: number, timeZone: string, language: string, words: Words): string {
  const when = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(instant);
  // An hour and its "AM" stay on one line.
  return `${when.replace(/ (?=[AP]M$)/, '\u00a0')} (${zoneWords(timeZone, words)})`;
}

/** Whose clock a time is told by: "Berlin time". */
export function zoneWords(timeZone: string, { zone }: Words): string {
  return zone({ place: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone });
}
