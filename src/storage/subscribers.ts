/**
 * `subscriber:<id>`: the person. Written on confirmation and on every change that they make. The whole record stands in
 * the key's metadata too where it fits, so that one list tells of a thousand subscribers.
 */

import { is, parse } from 'valibot';
import { type Subscriber, SubscriberSchema } from '../domain/subscriber.ts';
import { KEYS } from './keys.ts';
import { fitsMetadata, type Namespace } from './namespace.ts';

/** Some of the subscribers there are, in the order of their ids. */
interface SubscriberPage {
  subscribers: Map<string, Subscriber>;
  /** Where the next page begins; null on the last one. */
  cursor: string | null;
}

export interface SubscriberStore {
  /** The subscriber with this id, or null. May be a minute old where another location wrote it. */
  get(id: string): Promise<Subscriber | null>;
  /** The subscribers with these ids, as far as there are any: one read for each hundred. */
  getMany(ids: readonly string[]): Promise<Map<string, Subscriber>>;
  /** The next thousand after a page: one list, and one read for each hundred that do not fit into it. */
  page(cursor?: string | null): Promise<SubscriberPage>;
  /** Whether there is anybody at all: one list. */
  isAnybody(): Promise<boolean>;
  /** Writes the whole record anew. */
  put(id: string, subscriber: Subscriber): Promise<void>;
  delete(id: string): Promise<void>;
}

const keyOf = (id: string) => KEYS.subscriber + id;

const idOf = (key: string) => key.slice(KEYS.subscriber.length);

export function createSubscriberStore(namespace: Namespace): SubscriberStore {
  const getMany = async (ids: readonly string[]) => {
    const known = new Map<string, Subscriber>();
    for await (const [key, stored] of namespace.getMany(ids.map(keyOf))) {
      known.set(idOf(key), parse(SubscriberSchema, JSON.parse(stored)));
    }
    return known;
  };
  return {
    async get(id) {
      const stored = await namespace.getJson(keyOf(id));
      return stored === null ? null : parse(SubscriberSchema, stored);
    },
    getMany,
    async page(cursor = null) {
      const page = await namespace.page(KEYS.subscriber, { cursor });
      const listed = new Map<string, Subscriber>();
      const large: string[] = [];
      for (const { name, metadata } of page.keys) {
        if (is(SubscriberSchema, metadata)) listed.set(idOf(name), metadata);
        else large.push(idOf(name));
      }
      for (const [id, subscriber] of await getMany(large)) listed.set(id, subscriber);
      return { subscribers: listed, cursor: page.cursor };
    },
    async isAnybody() {
      return (await namespace.page(KEYS.subscriber, { limit: 1 })).keys.length > 0;
    },
    put: (id, subscriber) =>
      namespace.put(keyOf(id), JSON.stringify(subscriber), fitsMetadata(subscriber) ? { metadata: subscriber } : {}),
    delete: (id) => namespace.delete(keyOf(id)),
  };
}
