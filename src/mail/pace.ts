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

/** Two calls get nearer to each other on their way, so that all of a limit is one too many now and then; this much of it is not. */
const SURELY_WITHIN = 0.98;

/** The least time (ms) between the starts of two calls; 0: none. At least half of the limit is used, whatever is reserved. */
export function intervalMs({ perSecond, reserved }: Limit): number {
  if (perSecond <= 0) return 0;
  return SECOND_MS / Math.min(Math.max(perSecond - reserved, perSecond / 2), perSecond * SURELY_WITHIN);
}

/** What an answer says of the limit. */
export interface Told {
  /** How long (ms) no call is taken. */
  retryAfterMs: number;
  /** How long (ms) until calls are counted anew, where none is left until then. */
  spentForMs: number;
  /** The calls a second that are allowed; null where nothing is said. */
  perSecond: number | null;
}

/** Reads the headers of an answer; null where none came. */
export function readLimits(headers: Readonly<Record<string, string>> | null): Told {
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

export interface Pace {
  /** Resolves when the next call may start, with that instant (ms). Whoever asks first goes first. */
  turn(): Promise<number>;
  /** Takes note of what the headers say with which a call was answered that started at `startedAt` (ms). */
  heed(headers: Readonly<Record<string, string>> | null, startedAt: number): void;
  /** Takes note that a call came too fast: no other within a second, the unit of Resend's limit, whatever the headers said. */
  slowDown(): void;
}

/** A pace within this limit, slower if Resend's answers say so. */
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

  /** Whether all calls were ours that Resend counted in the second up to this one: so many are what the pace is for. */
  function areOurs(limit: number, startedAt: number): boolean {
    return starts.filter((start) => start <= startedAt && start > startedAt - SECOND_MS).length >= Math.floor(limit);
  }

  return {
    turn() {
      const turn = turns.then(takeTurn);
      turns = turn;
      return turn;
    },
    heed(headers, startedAt) {
      const told = readLimits(headers);
      const limit = Math.min(perSecond, told.perSecond || perSecond);
      if (perSecond > 0) interval = intervalMs({ perSecond: limit, reserved });
      holdFor(told.retryAfterMs);
      if (perSecond === 0 || !areOurs(limit, startedAt)) holdFor(told.spentForMs);
    },
    slowDown: () => holdFor(SECOND_MS),
  };
}
