/** KV as it can be: the real namespace behind a door that counts what passes, or that lets some of it fail. */

export interface KvCounts {
  reads: number;
  lists: number;
  deletes: number;
  /** Keys written, in order. */
  writes: string[];
}

/** The namespace, and the count of what was done to it from now on. */
export function counted(kv: KVNamespace): { kv: KVNamespace; counts: KvCounts } {
  const counts: KvCounts = { reads: 0, lists: 0, deletes: 0, writes: [] };
  const onCall = (method: string, key: string) => {
    if (method === 'get' || method === 'getWithMetadata') counts.reads += 1;
    if (method === 'list') counts.lists += 1;
    if (method === 'delete') counts.deletes += 1;
    if (method === 'put') counts.writes.push(key);
  };
  return { kv: watched(kv, onCall), counts };
}

/** The namespace, and the prefixes that are listed from now on, in order; a further page counts as a list of its own. */
export function listed(kv: KVNamespace): { kv: KVNamespace; prefixes: string[] } {
  const prefixes: string[] = [];
  const namespace = new Proxy(kv, {
    get(target, method, receiver) {
      const member: unknown = Reflect.get(target, method, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const [options] = args;
        if (method === 'list' && typeof options === 'object' && options !== null && 'prefix' in options) {
          prefixes.push(String(options.prefix));
        }
        return Reflect.apply(member, target, args);
      };
    },
  });
  return { kv: namespace, prefixes };
}

/** The namespace, whose next `times` writes of keys that begin with `prefix` fail, as KV does when a key is written too fast. */
export function failingWrites(kv: KVNamespace, prefix: string, times = Number.POSITIVE_INFINITY): KVNamespace {
  let left = times;
  return watched(kv, (method, key) => {
    if (method !== 'put' || !key.startsWith(prefix) || left <= 0) return;
    left -= 1;
    throw new Error('KV PUT failed: 429 Too Many Requests');
  });
}

/** The namespace, which reads no key that begins with `prefix`. */
export function failingReads(kv: KVNamespace, prefix: string): KVNamespace {
  return watched(kv, (method, key) => {
    if (method === 'get' && key.startsWith(prefix)) throw new Error('KV GET failed: 500 Internal Server Error');
  });
}

/** The namespace, in which something else happens right before the first write of a key that begins with `prefix`. */
export function beforeWrite(kv: KVNamespace, prefix: string, meanwhile: () => Promise<unknown>): KVNamespace {
  let isOver = false;
  return watched(kv, async (method, key) => {
    if (method !== 'put' || !key.startsWith(prefix) || isOver) return;
    isOver = true;
    await meanwhile();
  });
}

/** The namespace as a location sees it that still has old copies of the keys that begin with `prefix`: this value, for a minute. */
export function stillReads(kv: KVNamespace, prefix: string, value: unknown): KVNamespace {
  return new Proxy(kv, {
    get(target, method, receiver) {
      const member: unknown = Reflect.get(target, method, receiver);
      if (typeof member !== 'function') return member;
      const isOld = (key: unknown) => method === 'get' && String(key).startsWith(prefix);
      return async (...args: unknown[]) => (isOld(args[0]) ? value : Reflect.apply(member, target, args));
    },
  });
}

/** The namespace, whose lists come in pages of so many keys: KV may end a page where it likes. */
export function inPagesOf(keys: number, kv: KVNamespace): KVNamespace {
  return listingAs(kv, (options) => kv.list({ ...options, limit: Math.min(keys, options?.limit ?? keys) }));
}

/** The namespace, whose lists tell nothing of their keys but the names: nothing would fit. */
export function withoutMetadata(kv: KVNamespace): KVNamespace {
  return listingAs(kv, async (options) => {
    const page = await kv.list(options);
    return { ...page, keys: page.keys.map(({ name }) => ({ name })) };
  });
}

function listingAs(kv: KVNamespace, list: KVNamespace['list']): KVNamespace {
  return new Proxy(kv, {
    get(target, method, receiver) {
      if (method === 'list') return list;
      const member: unknown = Reflect.get(target, method, receiver);
      return typeof member === 'function' ? (...args: unknown[]) => Reflect.apply(member, target, args) : member;
    },
  });
}

function watched(kv: KVNamespace, onCall: (method: string, key: string) => void | Promise<void>): KVNamespace {
  return new Proxy(kv, {
    get(target, method, receiver) {
      const member: unknown = Reflect.get(target, method, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        await onCall(String(method), String(args[0]));
        return Reflect.apply(member, target, args);
      };
    },
  });
}
