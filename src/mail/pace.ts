/** Paces the calls of a tick: never faster than the account's limit, with room left for confirmations. */
import type { Time } from '../domain/time.ts';

/** An account's limit, in calls a second. */
export interface Limit {
  /** 0: no pacing. */
  perSecond: number;
  /** Of these, the calls that are left for confirmations, which leave in requests that know nothing of a tick. */
  reserved: number;
}

/** Resend counts the calls of a second, as they arrive (https://resend.com/docs/api-reference/rate-limit). */
const SECOND_MS = 1_000;

/** The share of the limit that is safe: calls may get closer to each other on their way. */
const SAFE_SHARE = 0.98;

/** The least time (ms) between the starts of two calls; 0: no pacing. Half of the limit is used even if more is reserved. */
export function intervalMs({ perSecond, reserved }: Limit): number {
  if (perSecond <= 0) return 0;
  return SECOND_MS / Math.min(Math.max(perSecond - reserved, perSecond / 2), perSecond * SAFE_SHARE);
}

/** What the headers of an answer say about the limit. */
export interface RateLimits {
  /** How long (ms) no call is accepted. */
  retryAfterMs: number;
  /** How long (ms) until the count resets, if no call is left until then; else 0. */
  spentForMs: number;
  /** The calls allowed per second; null if not stated. */
  perSecond: number | null;
}

/** Reads the headers of an answer (https://resend.com/docs/api-reference/rate-limit); null if no answer came. */
export function readLimits(headers: Readonly<Record<string, string>> | null): RateLimits {
  const number = (name: string) => {
    const value = Number.parseFloat(headers?.[name] ?? '');
    return Number.isFinite(value) && value >= 0 ? value : null;
  };
  const reset = number('ratelimit-remaining') === 0 ? number('ratelimit-reset') : null;
  return {
    retryAfterMs: (number('retry-after') ?? 0) * SECOND_MS,
    spentForMs: (reset ?? 0) * SECOND_MS,
    perSecond: number('ratelimit-limit'),
  };
}

/** Decides when calls may start. */
export interface Pace {
  /** Resolves when the next call may start, with that instant (ms); first come, first served. */
  turn(): Promise<number>;
  /** Applies the headers of the answer to a call that started at `startedAt` (ms). */
  heed(headers: Readonly<Record<string, string>> | null, startedAt: number): void;
  /** Records that a call was too fast: no other starts within a second, the unit of Resend's limit. */
  slowDown(): void;
}

/** A pace within this limit, slower if Resend's answers require it. */
export function createPace({ perSecond, reserved }: Limit, { now, sleep }: Time): Pace {
  let interval = intervalMs({ perSecond, reserved });
  let nextAt = 0;
  let turns: Promise<unknown> = Promise.resolve();
  let starts: number[] = [];
  const holdFor = (ms: number) => {
    if (ms > 0) nextAt = Math.max(nextAt, now() + ms);
  };

  async function takeTurn(): Promise<number> {
    let at = now();
    // An answer may have moved the next turn meanwhile.
    for (let until = nextAt; until > at; until = nextAt) {
      await sleep(until - at);
      at = Math.max(now(), until);
    }
    nextAt = at + interval;
    starts = [...starts.filter((start) => start > at - 2 * SECOND_MS), at];
    return at;
  }

  /** Whether all calls that Resend counted in the second up to this one were ours: then the pace is right already. */
  function areAllOurs(limit: number, startedAt: number): boolean {
    return starts.filter((start) => start <= startedAt && start > startedAt - SECOND_MS).length >= Math.floor(limit);
  }

  return {
    turn() {
      const turn = turns.then(takeTurn);
      turns = turn;
      return turn;
    },
    heed(headers, startedAt) {
      const answer = readLimits(headers);
      const limit = Math.min(perSecond, answer.perSecond || perSecond);
      if (perSecond > 0) interval = intervalMs({ perSecond: limit, reserved });
      holdFor(answer.retryAfterMs);
      if (perSecond === 0 || !areAllOurs(limit, startedAt)) holdFor(answer.spentForMs);
    },
    slowDown: () => holdFor(SECOND_MS),
  };
}
