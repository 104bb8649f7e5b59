/**
 * What Cloudflare asks for the operations that were counted, and how far its free plan goes with them
 * (https://developers.cloudflare.com/kv/platform/pricing/, https://developers.cloudflare.com/workers/platform/limits/).
 */
import { DAY_MS, QUARTER_MS } from '../src/domain/time.ts';
import { FREE_DAILY_LIMITS } from '../tests/stand-ins/kv/usage.ts';
import type { Sent } from './sent.ts';

/** Dollars for a million operations. */
const PRICES = { reads: 0.5, writes: 5, deletes: 5, lists: 5 };

/** Of one tick on the free plan: CPU (ms) and outgoing calls. */
const FREE_CPU_MS = 10;
const FREE_CALLS = 50;

const KINDS = ['reads', 'writes', 'deletes', 'lists'] as const;

const TICKS_A_DAY = DAY_MS / QUARTER_MS;

/** Cents for a million lessons, storage alone: on the paid plan, beyond what is included. */
export function centsAMillion({ kv, resend }: Sent): number {
  const dollars = KINDS.reduce((sum, kind) => sum + (kv[kind] / resend.mails) * PRICES[kind], 0);
  return dollars * 100;
}

export interface Reach {
  readers: number;
  /** The limit that comes first. */
  limit: string;
}

/**
 * How many readers a day get their lesson on the free plan, if they are spread evenly over the day's 96 ticks. `idle`
 * is a tick with nothing due: its storage is used by each of them anyway; null where a Worker ticks once a day.
 * `batch` tells the CPU of ticks with one batch.
 */
export function freeReach(sent: Sent, batch: Sent, idle: Sent | null): Reach {
  const { kv, resend } = sent;
  const ticks = idle === null ? 1 : TICKS_A_DAY;
  const byKv = KINDS.flatMap((kind) => {
    const anyway = idle?.kv[kind] ?? 0;
    const each = (kv[kind] - anyway * sent.ticks) / resend.mails;
    return each > 0
      ? [{ readers: Math.max(0, FREE_DAILY_LIMITS[kind] - anyway * ticks) / each, limit: `KV ${kind}` }]
      : [];
  });
  const byCalls = { readers: (FREE_CALLS * ticks * resend.mails) / resend.calls, limit: 'outgoing calls' };
  const byCpu = { readers: (FREE_CPU_MS * ticks * batch.resend.mails) / batch.cpuMs, limit: 'CPU' };
  const all: Reach[] = [...byKv, byCalls, byCpu];
  return all.reduce((least, one) => (one.readers < least.readers ? one : least));
}
