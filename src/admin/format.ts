/** Formats numbers and times for the operator's pages. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';

const number = new Intl.NumberFormat('en');
const percentage = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const relativeTime = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `12,345`. */
export const formatNumber = (value: number): string => number.format(value);

/** `1 reader`, `12,345 readers`. */
export const formatCount = (value: number, singular: string, plural = `${singular}s`): string =>
  `${formatNumber(value)} ${value === 1 ? singular : plural}`;

/** `83%`; a dash if the whole is zero. */
export const formatPercent = (part: number, whole: number): string =>
  whole === 0 ? '–' : percentage.format(part / whole);

/** How long before `now` (both ms) something happened: `3 minutes ago`. */
export function formatTimeAgo(instant: number, now: number): string {
  const elapsed = Math.max(0, now - instant);
  if (elapsed < MINUTE_MS) return 'just now';
  if (elapsed < HOUR_MS) return relativeTime.format(-Math.floor(elapsed / MINUTE_MS), 'minute');
  if (elapsed < 2 * DAY_MS) return relativeTime.format(-Math.floor(elapsed / HOUR_MS), 'hour');
  return relativeTime.format(-Math.floor(elapsed / DAY_MS), 'day');
}
