/** Runs ticks, and adds up what they took and what they did. */

import type { KvUsage } from '../tests/stand-ins/kv/usage.ts';
import type { Counts } from '../tests/stand-ins/resend/wire.ts';
import type { Machine } from './machine.ts';
import { clockBefore } from './variants.ts';
import type { Tick, Workerd } from './workerd.ts';

/** What one tick, or some together, took and did; memory is the most of any. */
export interface Sent extends Tick {
  ticks: number;
  kv: KvUsage;
  resend: Counts;
}

/** Runs the tick of `time` (ms), as if the one before had run too. */
export async function sendAt(
  time: number,
  worker: Workerd,
  { kv, resend }: Machine,
  vars: Record<string, string> = {},
): Promise<Sent> {
  await kv.put('clock', clockBefore(time), clockBefore(time));
  await Promise.all([kv.counted(), resend.counted()]);
  const tick = await worker.tick(time, vars);
  return { ...tick, ticks: 1, kv: await kv.counted(), resend: await resend.counted() };
}

/** Some ticks, at least one, together. */
export function together(all: readonly Sent[]): Sent {
  const [first, ...others] = all;
  if (!first) throw new Error('No tick was run.');
  return others.reduce(
    (one, other) => ({
      ...added(one, other, ['ticks', 'wallMs', 'cpuMs', 'workerMs']),
      peakMb: Math.max(one.peakMb, other.peakMb),
      grownMb: Math.max(one.grownMb, other.grownMb),
      kv: added(one.kv, other.kv, ['operations', 'reads', 'writes', 'deletes', 'lists']),
      resend: added(one.resend, other.resend, ['calls', 'mails', 'tooFast', 'repeated', 'bytes']),
    }),
    first,
  );
}

function added<Key extends string>(one: Record<Key, number>, other: Record<Key, number>, keys: readonly Key[]) {
  const sums = { ...one };
  for (const key of keys) sums[key] = one[key] + other[key];
  return sums;
}
