/** Paces the calls of a tick: never faster than the account's limit, with room left for confirmations. */
import type { Time } from '../core/time.ts';

/** Calls a second that are left for confirmations, which leave in requests that know nothing of a tick. */
const RESERVED = 1;

/** The least time (ms) between the starts of two calls at `perSecond` calls a second; 0 or less: no pacing. */
export function intervalMs(perSecond: number): number {
  if (perSecond <= 0) return 0;
  return 1000 / Math.max(perSecond - RESERVED, perSecond / 2);
}

/** What an answer says of the limit: milliseconds to keep still, and the calls a second that it allows. */
export function readLimits(headers: Readonly<Record<string, string>> | null): {
  holdMs: number;
  perSecond: number | null;
} {
  const number = (name: string) => {
    const value = Number.parseFloat(headers?.[name] ?? '');
    return Number.isFinite(value) && value >= 0 ? value : null;
  };
  const retryAfter = number('retry-after');
  const reset = number('ratelimit-remaining') === 0 ? number('ratelimit-reset') : null;
  return { holdMs: Math.max(retryAfter ?? 0, reset ?? 0) * 1000, perSecond: number('ratelimit-limit') };
}

export interface Pace {
  /** Resolves when the next call may start. */
  turn(): Promise<void>;
  /** Takes note of what an answer's headers say. */
  heed(headers: Readonly<Record<string, string>> | null): void;
  /** Takes note that a call came too fast: no other within a second, the unit of Resend's limit, whatever the headers said. */
  slowDown(): void;
}

/** A pace of at most `perSecond` calls a second, slower if Resend's answers say so. `now` is in ms. */
export function createPace(perSecond: number, { now, sleep }: Time): Pace {
  let interval = intervalMs(perSecond);
  let nextAt = 0;
  return {
    async turn() {
      const wait = nextAt - now();
      if (wait > 0) await sleep(wait);
      nextAt = Math.max(now(), nextAt) + interval;
    },
    heed(headers) {
      const limits = readLimits(headers);
      if (perSecond > 0 && limits.perSecond) interval = intervalMs(Math.min(perSecond, limits.perSecond));
      if (limits.holdMs > 0) nextAt = Math.max(nextAt, now() + limits.holdMs);
    },
    slowDown() {
      nextAt = Math.max(nextAt, now() + 1000);
    },
  };
}
