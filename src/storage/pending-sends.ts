/**
 * `pending:<id>`: a lesson that was to leave at once is not surely away yet: lesson 1, or one that its reader asked for.
 * Written only when their request could not send it; removed by the tick that does.
 */

import { type InferOutput, number, object, optional, parse, string } from 'valibot';
import type { Sleep } from '../domain/time.ts';
import { KEYS } from './keys.ts';
import { listKeys } from './list.ts';
import { retryWrite } from './retry.ts';

const PendingSendSchema = object({
  address: string(),
  name: string(),
  /** The slug of the lesson, as it was then. */
  lesson: string(),
  /** The key of the first attempt: every later one must carry the same. */
  idempotencyKey: string(),
  /** When the first attempt was made (ms). */
  since: number(),
  /** When it was written down (ms). */
  at: optional(number()),
});

export type PendingSend = InferOutput<typeof PendingSendSchema>;

/** Remembers that a lesson is not surely away. */
export async function putPendingSend(
  kv: KVNamespace,
  id: string,
  pendingSend: PendingSend,
  sleep: Sleep,
): Promise<void> {
  await retryWrite(() => kv.put(KEYS.pendingSend + id, JSON.stringify(pendingSend)), sleep);
}

/** The welcome that waits for this reader, or null. */
export async function getPendingSend(kv: KVNamespace, id: string): Promise<PendingSend | null> {
  const stored = await kv.get(KEYS.pendingSend + id, 'json');
  return stored === null ? null : parse(PendingSendSchema, stored);
}

/** Forgets a welcome: its lesson is away, or not wanted any more. */
export async function removePendingSend(kv: KVNamespace, id: string, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.delete(KEYS.pendingSend + id), sleep);
}

/** All welcomes that wait. */
export async function* pendingSends(kv: KVNamespace): AsyncGenerator<{ id: string; pendingSend: PendingSend }> {
  for await (const { name } of listKeys(kv, KEYS.pendingSend)) {
    const id = name.slice(KEYS.pendingSend.length);
    const pendingSend = await getPendingSend(kv, id);
    if (pendingSend) yield { id, pendingSend };
  }
}
