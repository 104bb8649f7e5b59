/** Instants are epoch milliseconds (UTC) everywhere; a day is a UTC date `yyyy-mm-dd`. */
export const MINUTE_MS = 60_000;
export const QUARTER_MS = 15 * MINUTE_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The UTC day of an instant, `yyyy-mm-dd`. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** An instant (ms) as an operator anywhere reads it: `2030-01-16 07:00 UTC`. */
export function minuteOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The start of the quarter hour that holds this instant. */
export function quarterOf(instant: number): number {
  return Math.floor(instant / QUARTER_MS) * QUARTER_MS;
}

/** Waits so many ms. */
export type Sleep = (ms: number) => Promise<void>;

/** A clock on the wall and a way to wait, passed in, so that a test or a simulation can keep its own time. */
export interface Time {
  /** The present instant (ms). */
  now(): number;
  sleep: Sleep;
  /** A signal that aborts after so many ms. */
  timeout(ms: number): AbortSignal;
}
