/**
 * The model of one KV namespace: what is kept, from when each location sees it, when it expires. Pure: its callers say
 * what time it is and where they are. What it has acknowledged is never lost.
 */
import { checkKey, checkWrite, KvRefusal, PAGE_KEYS } from './limits.ts';
import { SortedKeys } from './sorted-keys.ts';

/** To one key, KV takes one write in so many ms. */
const WRITE_GAP_MS = 1_000;

/** What is written: a text, or null, which deletes; the metadata as JSON. */
export interface KvWrite {
  value: string | null;
  metadata?: string | null;
  /** In epoch ms. */
  expiresAt?: number | null;
}

/** From when (epoch ms) each location sees a write: where it reads the key, and in its lists. */
export interface Visibility {
  readAt: readonly number[];
  listedAt: readonly number[];
}

/** Whose operation it is. */
export interface KvView {
  now(): number;
  location: number;
  /** Is told of each key that is seen in an old version. */
  onStale?(key: string, by: 'read' | 'list'): void;
}

/** What a location finds under a key. */
export interface Found {
  readonly name: string;
  readonly value: string;
  /** JSON. */
  readonly metadata: string | null;
  readonly expiresAt: number | null;
  /** The metadata as it was written. */
  parsedMetadata(): unknown;
}

export interface KvPage {
  entries: Found[];
  /** Where the next page begins; null: there is none. */
  cursor: string | null;
}

/** One write, and through it those before it that some location may still see. */
class Version implements Found {
  readonly name: string;
  readonly value: string;
  readonly isDeleted: boolean;
  readonly metadata: string | null;
  readonly expiresAt: number | null;
  readonly writtenAt: number;
  /** Null: everybody sees it at once. */
  readonly seen: Visibility | null;
  older: Version | null;
  #parsed: unknown;

  constructor(
    name: string,
    write: KvWrite,
    seen: { at: number; visibility: Visibility | null; older: Version | null },
  ) {
    this.name = name;
    this.value = write.value ?? '';
    this.isDeleted = write.value === null;
    this.metadata = write.metadata ?? null;
    this.expiresAt = write.expiresAt ?? null;
    this.writtenAt = seen.at;
    this.seen = seen.visibility;
    this.older = seen.visibility === null ? null : seen.older;
  }

  parsedMetadata(): unknown {
    if (this.#parsed === undefined) this.#parsed = this.metadata === null ? null : JSON.parse(this.metadata);
    return this.#parsed;
  }
}

export class KvStore {
  readonly #newest = new Map<string, Version>();
  readonly #keys = new SortedKeys();
  readonly #writeGapMs: number;

  /** `writeGapMs`: how long KV wants to be left alone between two writes to one key. */
  constructor({ writeGapMs = WRITE_GAP_MS }: { writeGapMs?: number } = {}) {
    this.#writeGapMs = writeGapMs;
  }

  /** What a location reads under a key, or null. */
  read(key: string, view: KvView): Found | null {
    checkKey('GET', key);
    const newest = this.#newest.get(key);
    return newest === undefined ? null : visible(newest, 'readAt', view);
  }

  /**
   * Writes or deletes; without a `visibility`, everybody sees it at once. Throws where KV refuses: a key or metadata
   * too long, an expiration too near, a second write of one key within a second.
   */
  write(key: string, write: KvWrite, { now }: Pick<KvView, 'now'>, visibility: Visibility | null = null): void {
    const at = now();
    checkKey(write.value === null ? 'DELETE' : 'PUT', key);
    checkWrite(write.metadata ?? null, write.expiresAt ?? null, at);
    const before = this.#newest.get(key);
    if (before === undefined) this.#keys.add(key);
    else if (at - before.writtenAt < this.#writeGapMs) throw new KvRefusal('PUT', 429, 'Too Many Requests');
    const older = before ?? null;
    const version = new Version(key, write, { at, visibility, older });
    forgetUnseen(version, at);
    this.#newest.set(key, version);
  }

  /** A page of the keys that begin with `prefix`: those after the key `cursor`, `limit` at the most. */
  list({ prefix, cursor, limit }: { prefix: string; cursor: string | null; limit: number }, view: KvView): KvPage {
    const entries: Found[] = [];
    const size = Math.min(limit, PAGE_KEYS);
    for (const key of this.#keys.startingAt(cursor ? `${cursor}\0` : prefix)) {
      if (!key.startsWith(prefix)) break;
      const newest = this.#newest.get(key);
      const entry = newest === undefined ? null : visible(newest, 'listedAt', view);
      if (entry === null) continue;
      if (entries.length >= size) return { entries, cursor: entries.at(-1)?.name ?? cursor ?? prefix };
      entries.push(entry);
    }
    return { entries, cursor: null };
  }

  /** Everything that begins with `prefix` and is kept in the end, when all locations see the same. */
  *all(prefix: string, now: number): Generator<Found> {
    for (const key of this.#keys.startingAt(prefix)) {
      if (!key.startsWith(prefix)) return;
      const version = this.#newest.get(key);
      if (version && isThere(version, now)) yield version;
    }
  }

  clear(): void {
    this.#newest.clear();
    this.#keys.clear();
  }
}

const isThere = ({ isDeleted, expiresAt }: Version, now: number) =>
  !isDeleted && (expiresAt === null || expiresAt > now);

/** The version that a location sees, if there is anything in it. */
function visible(newest: Version, by: 'readAt' | 'listedAt', view: KvView): Found | null {
  const now = view.now();
  let version: Version | null = newest;
  while (version !== null && (version.seen?.[by][view.location] ?? 0) > now) version = version.older;
  if (version !== newest) view.onStale?.(newest.name, by === 'readAt' ? 'read' : 'list');
  return version !== null && isThere(version, now) ? version : null;
}

/** Cuts off the versions that no location sees any more: those older than one that everybody sees. */
function forgetUnseen(newest: Version, now: number): void {
  let version: Version | null = newest;
  while (version !== null && version.seen !== null && !isSeenEverywhere(version.seen, now)) version = version.older;
  if (version !== null) version.older = null;
}

const isSeenEverywhere = ({ readAt, listedAt }: Visibility, now: number) =>
  readAt.every((instant) => instant <= now) && listedAt.every((instant) => instant <= now);
