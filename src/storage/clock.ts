/**
 * `clock`: the last slot that was delivered in full, how the last tick went, and the trouble that is open. It stands in the
 * metadata too where KV takes so much, so that a list can tell it (agenda.ts).
 */

import {
  fallback,
  type InferOutput,
  nullable,
  number,
  object,
  parseJson,
  pipe,
  record,
  safeParse,
  string,
} from 'valibot';
import { OpenIncidentsSchema } from '../domain/alert-policy.ts';
import { dayOf } from '../domain/time.ts';
import { KEYS } from './keys.ts';
import { fitsMetadata, type Namespace } from './namespace.ts';

const LastTickSchema = object({
  /** What the tick was for (ms). */
  at: number(),
  /** What went wrong last, in words, and when (ms); null where nothing did in the day before. */
  error: nullable(string()),
  errorAt: nullable(number()),
  /** The mails that Resend had counted for the day; null where it counts none. */
  usedToday: fallback(nullable(number()), null),
});

/** Trouble as another version may have written it is forgotten, and met anew if it lasts. */
const ClockSchema = object({
  /** The start (ms) of the last slot that was delivered in full. */
  delivered: number(),
  lastTick: LastTickSchema,
  incidents: fallback(OpenIncidentsSchema, []),
  /**
   * When (ms) a tick last saw a subscriber's change that was not surely whole, or a lesson that waits; null once nothing of
   * the kind has been seen for a while. Where nothing is said, there may be one.
   */
  activeAt: fallback(nullable(number()), 0),
  /** From which day on each large slot has to be listed (core/horizon.ts). */
  horizons: fallback(record(string(), string()), {}),
});

export type LastTick = InferOutput<typeof LastTickSchema>;

/** What a tick writes at its end. */
type TickedClock = InferOutput<typeof ClockSchema>;

/** Before the first tick nothing was delivered, and none has gone. */
export type Clock = TickedClock | (Omit<TickedClock, 'delivered' | 'lastTick'> & { delivered: null; lastTick: null });

const BEFORE_ALL: Clock = { delivered: null, lastTick: null, incidents: [], activeAt: 0, horizons: {} };

const StoredSchema = pipe(string(), parseJson(), ClockSchema);

/** The clock; may be a minute old where another location wrote it. One that cannot be read is one before the first tick. */
export async function readClock(namespace: Namespace): Promise<Clock> {
  const { success, output } = safeParse(StoredSchema, await namespace.getText(KEYS.clock));
  return success ? output : BEFORE_ALL;
}

/** The clock as a list tells it; null where it has to be read. */
export function listedClock(metadata: unknown): Clock | null {
  const { success, output } = safeParse(ClockSchema, metadata);
  return success ? output : null;
}

/**
 * What Resend had counted for the day of `now` (ms) when a tick last looked: nothing on a new day (UTC), if the plan
 * counts at all.
 */
export function usedOn(now: number, lastTick: LastTick | null): number | null {
  if (lastTick?.usedToday == null) return null;
  return dayOf(lastTick.at) === dayOf(now) ? lastTick.usedToday : 0;
}

export interface ClockStore {
  /** The clock; may be a minute old where another location wrote it. */
  get(): Promise<Clock>;
  /** The later instant (ms) of the last tick that is known and of the last slot delivered; 0 before the first tick. One read. */
  lastTickAt(): Promise<number>;
  /** Moves the clock, and notes how the tick that moved it went. */
  put(clock: TickedClock): Promise<void>;
}

export function createClockStore(namespace: Namespace): ClockStore {
  return {
    get: () => readClock(namespace),
    async lastTickAt() {
      const { delivered, lastTick } = await readClock(namespace);
      return Math.max(delivered ?? 0, lastTick?.at ?? 0);
    },
    put: (clock) => namespace.put(KEYS.clock, JSON.stringify(clock), fitsMetadata(clock) ? { metadata: clock } : {}),
  };
}
