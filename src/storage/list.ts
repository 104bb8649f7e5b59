/** Lists keys a page of a thousand at a time; pages can be empty, and only `list_complete` says that it was the last. */

/** All keys that begin with one of these prefixes, which are in order themselves. */
export async function* listAll(kv: KVNamespace, prefixes: readonly string[]) {
  for (const prefix of prefixes) yield* listKeys(kv, prefix);
}

/** All keys that begin with `prefix`, sorted by their bytes, as KV has them (https://developers.cloudflare.com/kv/api/list-keys/). */
export async function* listKeys(kv: KVNamespace, prefix: string): AsyncGenerator<{ name: string; metadata?: unknown }> {
  let cursor: string | undefined;
  do {
    const page = await kv.list({ prefix, ...(cursor ? { cursor } : {}) });
    yield* page.keys;
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor);
}
