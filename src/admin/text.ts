/** Numbers and times as the operator's pages write them. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';

const number = new Intl.NumberFormat('en');
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `12,345`. */
export const inFigures = (value: number): string => number.format(value);

/** `1 reader`, `12,345 readers`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${inFigures(value)} ${value === 1 ? one : many}`;

/** `83%`; of nothing, nothing. */
export const inPercent = (part: number, whole: number): string => (whole === 0 ? '–' : share.format(part / whole));

/** How long before `now` (both ms) something was: `3 minutes ago`. */
export function agoInWords(instant: number, now: number): string {
  const passed = Math.max(0, now - instant);
  if (passed < MINUTE_MS) return 'just now';
  if (passed < HOUR_MS) return ago.format(-Math.floor(passed / MINUTE_MS), 'minute');
  if (passed < 2 * DAY_MS) return ago.format(-Math.floor(passed / HOUR_MS), 'hour');
  return ago.format(-Math.floor(passed / DAY_MS), 'day');
}
