/** Reads many keys with few operations: each takes a hundred (https://developers.cloudflare.com/kv/api/read-key-value-pairs/). */
const MAX_KEYS_PER_READ = 100;

/** Those of the keys that there are, with their values; one read for each hundred asked for. */
export async function* readMany(
  kv: KVNamespace,
  keys: readonly string[],
): AsyncGenerator<[key: string, value: string]> {
  for (let from = 0; from < keys.length; from += MAX_KEYS_PER_READ) {
    for (const [key, value] of await kv.get(keys.slice(from, from + MAX_KEYS_PER_READ))) {
      if (value !== null) yield [key, value];
    }
  }
}
