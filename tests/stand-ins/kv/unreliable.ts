/**
 * KV as it can be: locations that see old values, old absences and old lists for a while, operations that fail, writes
 * that seem to fail, and lists in small pages.
 */
import type { Random } from '../random.ts';
import { KvRefusal } from './limits.ts';
import type { Found, KvPage, KvStore, KvView, KvWrite, Visibility } from './store.ts';

/** What can be done with a namespace, at once: `namespaceOf` gives it its time. */
export interface KvOperations {
  read(key: string): Found | null;
  write(key: string, write: KvWrite): void;
  list(options: { prefix: string; cursor: string | null; limit: number }): KvPage;
  now(): number;
}

/** How KV misbehaves: chances in percent. */
export interface KvFaults {
  failingReads: number;
  failingWrites: number;
  /** The longest (s) that a write stays unseen elsewhere. */
  staleSeconds: number;
  /** Chance that a page of a list is a small one, or empty. */
  smallPages: number;
}

/** Who asks: where, with which luck, and how to note what went wrong. */
export interface KvClient {
  now(): number;
  location: number;
  locations: number;
  random: Random;
  faults(): KvFaults;
  /** Notes a fault that struck a key, or the keys that begin so. */
  strike(fault: string, words: string, key: string): void;
}

/** A store as everybody sees it who is in one place with it, and at which nothing fails. */
export function soundly(store: KvStore, now: () => number = () => Date.now()): KvOperations {
  const view = { now, location: 0 };
  return {
    read: (key) => store.read(key, view),
    write: (key, write) => store.write(key, write, view),
    list: (options) => store.list(options, view),
    now,
  };
}

/** A store as one client has it. */
export function unreliably(store: KvStore, client: KvClient): KvOperations {
  const { random, strike } = client;
  const view: KvView = {
    now: client.now,
    location: client.location,
    onStale: (key, by) => strike(`a stale ${by}`, `Location ${client.location} sees an old ${key}`, key),
  };
  const fail = (fault: 'read' | 'list', key: string) => {
    if (!random.percent(client.faults().failingReads)) return;
    strike(`a failed ${fault} of KV`, `KV fails to ${fault} ${key}`, key);
    throw new KvRefusal(fault === 'read' ? 'GET' : 'LIST', 500, 'Internal Server Error');
  };
  return {
    now: client.now,
    read(key) {
      fail('read', key);
      return store.read(key, view);
    },
    write(key, write) {
      const isFailing = random.percent(client.faults().failingWrites);
      const isApplied = !isFailing || random.percent(50);
      if (isApplied) put(store, key, write, client);
      if (!isFailing) return;
      const words = isApplied ? `KV writes ${key}, but answers with an error` : `KV fails to write ${key}`;
      strike(isApplied ? 'a write of KV that only seemed to fail' : 'a failed write of KV', words, key);
      throw new KvRefusal('PUT', 500, 'Internal Server Error');
    },
    list(options) {
      const { prefix } = options;
      fail('list', prefix);
      if (!random.percent(client.faults().smallPages)) return store.list(options, view);
      const page = store.list({ ...options, limit: Math.min(options.limit, random.whole(0, 2)) }, view);
      if (page.cursor !== null) strike('a short page of a list', `KV lists ${prefix} in short pages`, prefix);
      return page;
    },
  };
}

function put(store: KvStore, key: string, write: KvWrite, client: KvClient): void {
  try {
    store.write(key, write, client, delaysOf(client));
  } catch (error) {
    const isTooSoon = error instanceof KvRefusal && error.status === 429;
    if (isTooSoon)
      client.strike('a second write within a second', `KV refuses a second write of ${key} within a second`, key);
    throw error;
  }
}

/** A location reads its own writes at once, nearly always; lists may lag behind even there. */
function delaysOf({ now, location, locations, random, faults }: KvClient): Visibility {
  const at = now();
  const longest = faults().staleSeconds * 1_000;
  const delay = (chance: number) => (random.percent(chance) ? Math.floor(random.next() * longest) : 0);
  const places = Array.from({ length: locations }, (_, place) => place);
  return {
    readAt: places.map((place) => at + delay(place === location ? 2 : 60)),
    listedAt: places.map((place) => at + delay(place === location ? 20 : 60)),
  };
}
