/** An instant (ms) in words, in the reader's own time: "Tuesday, 24 November, 7:00 (Berlin time)". */
export function formatInstant(instant: number, timeZone: string, language: string): string {
  const words = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(instant);
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return `${words} (${city} time)`;
}
