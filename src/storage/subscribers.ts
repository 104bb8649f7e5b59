/**
 * `subscriber:<id>`: the person. Written on confirmation and on every change the reader makes. The whole of it stands in
 * the metadata too where KV takes so much, so that one list tells of a thousand readers.
 */

import { is, parse } from 'valibot';
import { type Subscriber, SubscriberSchema } from '../domain/subscriber.ts';
import type { Sleep } from '../domain/time.ts';
import { readMany } from './bulk.ts';
import { KEYS } from './keys.ts';
import { fitsMetadata } from './metadata.ts';
import { retryWrite } from './retry.ts';

const keyOf = (id: string) => KEYS.subscriber + id;

/** The subscriber with this id, or null. May be a minute old when another location wrote it. */
export async function getSubscriber(kv: KVNamespace, id: string): Promise<Subscriber | null> {
  const stored = await kv.get(keyOf(id), 'json');
  return stored === null ? null : parse(SubscriberSchema, stored);
}

/** The subscribers with these ids, as far as there are any; one read for each hundred. */
export async function getSubscribers(kv: KVNamespace, ids: readonly string[]): Promise<Map<string, Subscriber>> {
  const known = new Map<string, Subscriber>();
  for await (const [key, stored] of readMany(kv, ids.map(keyOf))) {
    known.set(key.slice(KEYS.subscriber.length), parse(SubscriberSchema, JSON.parse(stored)));
  }
  return known;
}

/** Some of the subscribers there are, in the order of their ids. */
export interface SubscriberPage {
  subscribers: Map<string, Subscriber>;
  /** Where the next page begins; null on the last one. */
  cursor: string | null;
}

/** The next thousand subscribers after a page: one list, and one read for each hundred that do not fit into it. */
export async function listSubscribers(kv: KVNamespace, cursor: string | null = null): Promise<SubscriberPage> {
  const page = await kv.list({ prefix: KEYS.subscriber, cursor });
  const listed = new Map<string, Subscriber>();
  const large: string[] = [];
  for (const { name, metadata } of page.keys) {
    const id = name.slice(KEYS.subscriber.length);
    if (is(SubscriberSchema, metadata)) listed.set(id, metadata);
    else large.push(id);
  }
  for (const [id, subscriber] of await getSubscribers(kv, large)) listed.set(id, subscriber);
  return { subscribers: listed, cursor: page.list_complete ? null : page.cursor };
}

/** Whether there is anybody at all: one list. */
export async function isAnybodyThere(kv: KVNamespace): Promise<boolean> {
  return (await kv.list({ prefix: KEYS.subscriber, limit: 1 })).keys.length > 0;
}

/** Writes the whole subscriber anew. */
export async function putSubscriber(kv: KVNamespace, id: string, subscriber: Subscriber, sleep: Sleep): Promise<void> {
  const described = fitsMetadata(subscriber) ? { metadata: subscriber } : {};
  await retryWrite(() => kv.put(keyOf(id), JSON.stringify(subscriber), described), sleep);
}

/** Forgets the person. */
export async function removeSubscriber(kv: KVNamespace, id: string, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.delete(keyOf(id)), sleep);
}
