/** `subscriber:<id>`: the person. Written on confirmation and on every change the reader makes. */
import { parse } from 'valibot';
import { type Subscriber, SubscriberSchema } from '../core/subscriber.ts';
import type { Sleep } from '../core/time.ts';
import { retryWrite } from './retry.ts';

const keyOf = (id: string) => `subscriber:${id}`;

/** The subscriber with this id, or null. May be a minute old when another location wrote it. */
export async function getSubscriber(kv: KVNamespace, id: string): Promise<Subscriber | null> {
  const stored = await kv.get(keyOf(id), 'json');
  return stored === null ? null : parse(SubscriberSchema, stored);
}

/** Writes the whole subscriber anew. */
export async function putSubscriber(kv: KVNamespace, id: string, subscriber: Subscriber, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(keyOf(id), JSON.stringify(subscriber)), sleep);
}

/** Forgets the person. */
export async function removeSubscriber(kv: KVNamespace, id: string, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.delete(keyOf(id)), sleep);
}
