/** A key's metadata: what a list tells of it besides its name (https://developers.cloudflare.com/kv/api/write-key-value-pairs/). */

/** The most that KV takes (bytes), written as JSON. */
const MAX_BYTES = 1_024;

/** Whether a value may stand in a key's metadata. */
export function fitsMetadata(value: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength <= MAX_BYTES;
}
