/**
 * `welcome:<id>`: a lesson that was to leave at once is not surely away yet: lesson 1, or one that its reader asked for.
 * Written only when their request could not send it; removed by the tick that does.
 */

import { type InferOutput, number, object, optional, parse, string } from 'valibot';
import type { Sleep } from '../domain/time.ts';
import { KEYS } from './keys.ts';
import { listKeys } from './list.ts';
import { retryWrite } from './retry.ts';

const WelcomeSchema = object({
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

export type Welcome = InferOutput<typeof WelcomeSchema>;

/** Remembers that a lesson is not surely away. */
export async function putWelcome(kv: KVNamespace, id: string, welcome: Welcome, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(KEYS.welcome + id, JSON.stringify(welcome)), sleep);
}

/** The welcome that waits for this reader, or null. */
export async function getWelcome(kv: KVNamespace, id: string): Promise<Welcome | null> {
  const stored = await kv.get(KEYS.welcome + id, 'json');
  return stored === null ? null : parse(WelcomeSchema, stored);
}

/** Forgets a welcome: its lesson is away, or not wanted any more. */
export async function removeWelcome(kv: KVNamespace, id: string, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.delete(KEYS.welcome + id), sleep);
}

/** All welcomes that wait. */
export async function* welcomes(kv: KVNamespace): AsyncGenerator<{ id: string; welcome: Welcome }> {
  for await (const { name } of listKeys(kv, KEYS.welcome)) {
    const id = name.slice(KEYS.welcome.length);
    const welcome = await getWelcome(kv, id);
    if (welcome) yield { id, welcome };
  }
}
