/**
 * The one KV namespace, bound once: reads, lists that follow their pages, and writes that are retried. Every other file
 * of this folder is built on it, so that no caller hands `kv` and `sleep` along.
 */
import type { Sleep } from '../domain/time.ts';

/** The most keys that one bulk read takes (https://developers.cloudflare.com/kv/api/read-key-value-pairs/). */
const MAX_KEYS_PER_READ = 100;

/** The most metadata that a key takes, as JSON in bytes (https://developers.cloudflare.com/kv/api/write-key-value-pairs/). */
const MAX_METADATA_BYTES = 1_024;

/** Waits (ms) before a write is tried again: KV takes one write a second to a key, and fails now and then. */
const RETRY_WAITS_MS = [1_100, 2_500];

interface ListedKey {
  name: string;
  metadata?: unknown;
}

interface KeyPage {
  keys: ListedKey[];
  /** Where the next page begins; null on the last one. */
  cursor: string | null;
}

/** Reads may be a minute old where another location wrote. Writes throw what the last of three attempts threw. */
export interface Namespace {
  /** The value parsed as JSON; null where there is none. Throws where it is not JSON. */
  getJson(key: string): Promise<unknown>;
  getText(key: string): Promise<string | null>;
  /** The metadata of a key; null where the key does not exist, undefined where it has none. */
  getMetadata(key: string): Promise<unknown>;
  /** The keys among these that exist, with their values: one read for each hundred. */
  getMany(keys: readonly string[]): AsyncGenerator<[key: string, value: string]>;
  /** All keys with one of these prefixes, which are in order themselves: one list for each thousand keys. */
  list(...prefixes: readonly string[]): AsyncGenerator<ListedKey>;
  /** One page of at most a thousand keys, or of `limit`. */
  page(prefix: string, options?: { cursor?: string | null; limit?: number }): Promise<KeyPage>;
  put(key: string, value: string, options?: KVNamespacePutOptions): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Binds a KV namespace; `sleep` waits between the attempts of a write. */
export function openNamespace(kv: KVNamespace, sleep: Sleep): Namespace {
  return {
    getJson: (key) => kv.get(key, 'json'),
    getText: (key) => kv.get(key),
    async getMetadata(key) {
      const { value, metadata } = await kv.getWithMetadata(key);
      return value === null ? null : (metadata ?? undefined);
    },
    getMany: (keys) => getMany(kv, keys),
    list: (...prefixes) => listKeys(kv, prefixes),
    page: (prefix, options) => readPage(kv, prefix, options),
    put: (key, value, options) => retry(() => kv.put(key, value, options), sleep),
    delete: (key) => retry(() => kv.delete(key), sleep),
  };
}

/** Whether a value may stand in a key's metadata, so that a list tells of it. */
export function fitsMetadata(value: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength <= MAX_METADATA_BYTES;
}

async function* getMany(kv: KVNamespace, keys: readonly string[]): AsyncGenerator<[string, string]> {
  for (let from = 0; from < keys.length; from += MAX_KEYS_PER_READ) {
    for (const [key, value] of await kv.get(keys.slice(from, from + MAX_KEYS_PER_READ))) {
      if (value !== null) yield [key, value];
    }
  }
}

/** Pages can be empty; only `list_complete` says that one was the last (https://developers.cloudflare.com/kv/api/list-keys/). */
async function* listKeys(kv: KVNamespace, prefixes: readonly string[]): AsyncGenerator<ListedKey> {
  for (const prefix of prefixes) {
    let cursor: string | null = null;
    do {
      const page: KeyPage = await readPage(kv, prefix, { cursor });
      yield* page.keys;
      cursor = page.cursor;
    } while (cursor !== null);
  }
}

async function readPage(
  kv: KVNamespace,
  prefix: string,
  { cursor = null, limit }: { cursor?: string | null; limit?: number } = {},
): Promise<KeyPage> {
  const page = await kv.list({ prefix, ...(cursor === null ? {} : { cursor }), ...(limit ? { limit } : {}) });
  return { keys: page.keys, cursor: page.list_complete ? null : page.cursor };
}

async function retry(write: () => Promise<void>, sleep: Sleep): Promise<void> {
  for (const wait of RETRY_WAITS_MS) {
    try {
      return await write();
    } catch {
      await sleep(wait);
    }
  }
  return write();
}
