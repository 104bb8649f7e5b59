/** What Workers KV takes, and what it refuses: https://developers.cloudflare.com/kv/platform/limits/. */

const KEY_BYTES = 512;
const METADATA_BYTES = 1_024;
/** An expiration has to be at least so far away (ms). */
const LEAST_LIFE_MS = 60_000;

/** The most keys of a page of a list, and of a bulk read. */
export const PAGE_KEYS = 1_000;
export const BULK_KEYS = 100;

/** An operation that KV refuses, in its words. */
export class KvRefusal extends Error {
  readonly status: number;

  constructor(operation: 'GET' | 'GET_BULK' | 'PUT' | 'DELETE' | 'LIST', status: number, words: string) {
    super(`KV ${operation} failed: ${status} ${words}`);
    this.status = status;
  }
}

const encoder = new TextEncoder();

/** Whether a text is longer than so many bytes of UTF-8. */
const exceeds = (text: string, bytes: number) => text.length * 3 > bytes && encoder.encode(text).length > bytes;

export function checkKey(operation: 'GET' | 'PUT' | 'DELETE', key: string): void {
  if (key === '') throw new TypeError('Key name cannot be empty.');
  if (key === '.' || key === '..') throw new TypeError(`"${key}" is not allowed as a key name.`);
  if (!exceeds(key, KEY_BYTES)) return;
  throw new KvRefusal(
    operation,
    414,
    `UTF-8 encoded length of ${encoder.encode(key).length} exceeds key length limit of ${KEY_BYTES}.`,
  );
}

/** Checks what is written at `now` (ms): metadata is JSON. */
export function checkWrite(metadata: string | null, expiresAt: number | null, now: number): void {
  if (metadata !== null && exceeds(metadata, METADATA_BYTES)) {
    const words = `Metadata length of ${encoder.encode(metadata).length} exceeds limit of ${METADATA_BYTES}.`;
    throw new KvRefusal('PUT', 413, words);
  }
  if (expiresAt !== null && expiresAt < now + LEAST_LIFE_MS) {
    throw new KvRefusal('PUT', 400, 'Invalid expiration. Expiration times must be at least 60 seconds in the future.');
  }
}
