/** `clock`: the last slot that was delivered in full, and, in its metadata, how the last tick went. */
import { type InferOutput, is, nullable, number, object, string } from 'valibot';
import type { Sleep } from '../core/time.ts';
import { retryWrite } from './retry.ts';

const LastTickSchema = object({
  /** What the tick was for (ms). */
  at: number(),
  /** What went wrong last, in words, and when (ms); null where nothing did in the day before. */
  error: nullable(string()),
  errorAt: nullable(number()),
});

export type LastTick = InferOutput<typeof LastTickSchema>;

export interface Clock {
  /** The start (ms) of the last slot that was delivered in full; null before the first tick. */
  delivered: number | null;
  lastTick: LastTick | null;
}

/** The clock; may be a minute old where another location wrote it. */
export async function getClock(kv: KVNamespace): Promise<Clock> {
  const { value, metadata } = await kv.getWithMetadata('clock');
  const delivered = Date.parse(value ?? '');
  return {
    delivered: Number.isNaN(delivered) ? null : delivered,
    lastTick: is(LastTickSchema, metadata) ? metadata : null,
  };
}

/** Moves the clock, and notes how the tick that moved it went. */
export async function putClock(
  kv: KVNamespace,
  { delivered, lastTick }: { delivered: number; lastTick: LastTick },
  sleep: Sleep,
): Promise<void> {
  const value = new Date(delivered).toISOString();
  await retryWrite(() => kv.put('clock', value, { metadata: lastTick }), sleep);
}
