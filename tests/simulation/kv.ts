/**
 * Workers KV as it can be: one store behind several locations, each of which may see old values, old absences and old
 * lists for a minute and a half. What it acknowledged is never lost; what it refused may have been written all the same.
 */
import type { Random } from './random.ts';

/** How KV misbehaves: chances in percent. */
export interface KvFaults {
  failingReads: number;
  failingWrites: number;
  /** The longest (s) that a write stays unseen elsewhere. */
  staleSeconds: number;
  /** Chance that a page of a list is a small one, or empty. */
  smallPages: number;
}

/** Who asks: where, with which luck, and how to say what went wrong. */
export interface KvClient {
  location: number;
  random: Random;
  now(): number;
  faults(): KvFaults;
  /** Notes a fault that struck a key, or the keys that begin so. */
  strike(fault: string, messages: string, key: string): void;
}

interface Version {
  value: string | null;
  metadata: unknown;
  /** When it expires (ms); null: never. */
  expiresAt: number | null;
  /** From when (ms) each location reads it, and from when its lists show it. */
  seenAt: number[];
  listedAt: number[];
}

interface Entry {
  versions: Version[];
  lastWriteAt: number;
}

const SECOND = 1_000;
const KEY_BYTES = 512;
const METADATA_BYTES = 1_024;
const PAGE = 1_000;

/** The store that all locations share in the end. */
export class KvStore {
  readonly #entries = new Map<string, Entry>();
  /** In the order of their UTF-8 bytes. */
  readonly #keys: string[] = [];
  readonly #locations: number;

  constructor(locations: number) {
    this.#locations = locations;
  }

  /** What a location reads under a key, or null. */
  read(key: string, client: KvClient): { value: string; metadata: unknown } | null {
    fail(client, client.faults().failingReads, 'a failed read of KV', `KV fails to read ${key}`, key);
    const version = this.#visible(key, 'seenAt', client);
    return version === null || version.value === null ? null : { value: version.value, metadata: version.metadata };
  }

  /** Writes, or, with a null value, deletes. */
  write(key: string, value: string | null, options: KVNamespacePutOptions, client: KvClient): void {
    const { metadata = null, expiration, expirationTtl } = options;
    check(key, metadata);
    const now = client.now();
    const expiresAt = expiration ? expiration * SECOND : expirationTtl ? now + expirationTtl * SECOND : null;
    if (expiresAt !== null && expiresAt < now + 60 * SECOND) throw new Error('KV PUT failed: 400 Invalid expiration');
    const entry = this.#entry(key);
    if (now - entry.lastWriteAt < SECOND) {
      client.strike('a second write within a second', `KV refuses a second write of ${key} within a second`, key);
      throw new Error('KV PUT failed: 429 Too Many Requests');
    }
    const failing = client.random.percent(client.faults().failingWrites);
    const isApplied = !failing || client.random.percent(50);
    if (isApplied) {
      const stored = metadata === null ? null : JSON.parse(JSON.stringify(metadata));
      const { seenAt, listedAt } = this.#delays(now, client);
      entry.versions.push({ value, metadata: stored, expiresAt, seenAt, listedAt });
      entry.lastWriteAt = now;
      forgetOld(entry, now);
    }
    if (!failing) return;
    const messages = isApplied ? `KV writes ${key}, but answers with an error` : `KV fails to write ${key}`;
    client.strike(isApplied ? 'a write of KV that only seemed to fail' : 'a failed write of KV', messages, key);
    throw new Error('KV PUT failed: 500 Internal Server Error');
  }

  /** A page of the keys that begin with a prefix; may be empty although others follow. */
  list(
    { prefix = '', cursor, limit = PAGE }: KVNamespaceListOptions,
    client: KvClient,
  ): KVNamespaceListResult<unknown> {
    fail(client, client.faults().failingReads, 'a failed list of KV', `KV fails to list ${prefix}`, prefix ?? '');
    const small = client.random.percent(client.faults().smallPages);
    const size = Math.min(limit ?? PAGE, small ? client.random.whole(0, 2) : PAGE);
    const keys: KVNamespaceListKey<unknown>[] = [];
    let last = cursor ?? '';
    for (let index = this.#position(cursor ? `${cursor}\0` : (prefix ?? '')); index < this.#keys.length; index += 1) {
      const name = this.#keys[index] ?? '';
      if (!name.startsWith(prefix ?? '')) break;
      const version = this.#visible(name, 'listedAt', client);
      if (version === null || version.value === null) continue;
      if (keys.length >= size) {
        if (small) client.strike('a short page of a list', `KV lists ${prefix} in short pages`, prefix ?? '');
        return { keys, list_complete: false, cursor: last || `${prefix}`, cacheStatus: null };
      }
      keys.push({
        name,
        ...(version.expiresAt === null ? {} : { expiration: version.expiresAt / SECOND }),
        ...(version.metadata === null ? {} : { metadata: version.metadata }),
      });
      last = name;
    }
    return { keys, list_complete: true, cacheStatus: null };
  }

  /** All keys that begin so, deleted ones as well. */
  *keysFrom(prefix: string): Generator<string> {
    for (let index = this.#position(prefix); this.#keys[index]?.startsWith(prefix); index += 1)
      yield this.#keys[index] ?? '';
  }

  /** All that is stored in the end, each with its value and metadata as one text. */
  *all(now: number): Generator<{ key: string; text: string }> {
    for (const [key, { versions }] of this.#entries) {
      const last = versions.at(-1);
      if (!last || last.value === null || (last.expiresAt !== null && last.expiresAt <= now)) continue;
      yield { key, text: `${last.value} ${JSON.stringify(last.metadata)}` };
    }
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = { versions: [], lastWriteAt: Number.NEGATIVE_INFINITY };
    this.#entries.set(key, entry);
    this.#keys.splice(this.#position(key), 0, key);
    return entry;
  }

  /** Where a key stands, or would stand. */
  #position(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareBytes(this.#keys[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #visible(key: string, by: 'seenAt' | 'listedAt', client: KvClient): Version | null {
    const now = client.now();
    const versions = this.#entries.get(key)?.versions ?? [];
    const index = versions.findLastIndex((version) => (version[by][client.location] ?? 0) <= now);
    if (index < versions.length - 1) {
      client.strike(
        by === 'seenAt' ? 'a stale read' : 'a stale list',
        `Location ${client.location} sees an old ${key}`,
        key,
      );
    }
    const version = versions[index];
    return version && (version.expiresAt === null || version.expiresAt > now) ? version : null;
  }

  /** A location reads its own writes at once, nearly always; lists may lag behind even there. */
  #delays(now: number, { location, random, faults }: KvClient): Pick<Version, 'seenAt' | 'listedAt'> {
    const longest = faults().staleSeconds * SECOND;
    const delay = (chance: number) => (random.percent(chance) ? Math.floor(random.next() * longest) : 0);
    const places = Array.from({ length: this.#locations }, (_, place) => place);
    return {
      seenAt: places.map((place) => now + delay(place === location ? 2 : 60)),
      listedAt: places.map((place) => now + delay(place === location ? 20 : 60)),
    };
  }
}

/** The namespace as an invocation has it; `step` is how each of its operations takes time. */
export function namespaceOf(
  store: KvStore,
  client: KvClient,
  step: <T>(what: string, perform: () => T) => Promise<T>,
): KVNamespace {
  const decode = (value: string, type: unknown) => {
    const wanted = typeof type === 'object' && type !== null && 'type' in type ? type.type : type;
    return wanted === 'json' ? JSON.parse(value) : value;
  };
  const namespace = {
    get: (key: string, type?: unknown) =>
      step(`get ${key}`, () => {
        const found = store.read(key, client);
        return found === null ? null : decode(found.value, type);
      }),
    getWithMetadata: (key: string, type?: unknown) =>
      step(`get ${key}`, () => {
        const found = store.read(key, client);
        const value = found === null ? null : decode(found.value, type);
        return { value, metadata: found?.metadata ?? null, cacheStatus: null };
      }),
    put: (key: string, value: string, options: KVNamespacePutOptions = {}) =>
      step(`put ${key}`, () => store.write(key, value, options, client)),
    delete: (key: string) => step(`delete ${key}`, () => store.write(key, null, {}, client)),
    list: (options: KVNamespaceListOptions = {}) => step(`list ${options?.prefix}`, () => store.list(options, client)),
  };
  // The overloads of the real type say the same in many ways.
  return namespace as unknown as KVNamespace;
}

function check(key: string, metadata: unknown): void {
  if (key === '' || Buffer.byteLength(key) > KEY_BYTES) throw new Error('KV PUT failed: 414 Key Too Long');
  const bytes = metadata === null ? 0 : Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > METADATA_BYTES) throw new Error(`KV PUT failed: 413 Metadata of ${bytes} bytes`);
}

function fail(client: KvClient, chance: number, fault: string, messages: string, key: string): void {
  if (!client.random.percent(chance)) return;
  client.strike(fault, messages, key);
  throw new Error('KV GET failed: 500 Internal Server Error');
}

/** Versions that no location sees any more. */
function forgetOld(entry: Entry, now: number): void {
  const everywhere = entry.versions.findLastIndex(({ seenAt, listedAt }) =>
    [...seenAt, ...listedAt].every((instant) => instant <= now),
  );
  if (everywhere > 0) entry.versions.splice(0, everywhere);
}

/** As UTF-8 sorts; where there is nothing but ASCII, as JavaScript does. */
function compareBytes(one: string, other: string): number {
  if (!/[^\0-\x7f]/.test(one + other)) return one < other ? -1 : one > other ? 1 : 0;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
