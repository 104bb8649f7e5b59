/** What the local clock shows, in words: on a bar on every page, and in the terminal. */
import { DAY_MS, HOUR_MS } from '../domain/time.ts';

/** "Thursday, 12 December 2026, 07:15": an instant (ms) by the clocks of a time zone. */
export function instantInWords(instant: number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
  const date = part({ day: 'numeric', month: 'long', year: 'numeric' });
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part({ weekday: 'long' })}, ${date}, ${time}`;
}

/** "It is Thursday, 12 December 2026, 07:15 here: travelled 11 days", where it has travelled (ms) for an hour or longer. */
export function clockInWords({ now, travelled }: { now: number; travelled: number }, timeZone: string): string {
  const words = `It is ${instantInWords(now, timeZone)} here`;
  if (travelled < HOUR_MS) return words;
  const hours = Math.round(travelled / HOUR_MS);
  const days = Math.round(travelled / DAY_MS);
  return `${words}: travelled ${travelled < DAY_MS ? counted(hours, 'hour') : counted(days, 'day')}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
