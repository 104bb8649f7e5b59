/** What can be the matter with a namespace, the real one included: see {@link wrap}. */
import { KvMeter, type KvMethod } from './usage.ts';
import { wrap } from './wrap.ts';

/** The namespace, what is done with it from now on, the keys that are written and the prefixes that are listed, in order. */
export function counted(kv: KVNamespace, meter = new KvMeter()) {
  const [written, listed]: [string[], string[]] = [[], []];
  const door = wrap(kv, ({ method, key, keys }, proceed) => {
    meter.count(method, keys.length, Date.now());
    if (method === 'put') written.push(key);
    if (method === 'list') listed.push(key);
    return proceed();
  });
  return { kv: door, counts: meter.usage, written, listed };
}

/** The namespace, which fails: in all that is done with it, or in these methods. */
export function away(kv: KVNamespace, methods?: readonly KvMethod[]): KVNamespace {
  return wrap(kv, ({ method }, proceed) => {
    if (methods && !methods.includes(method)) return proceed();
    throw new Error(`KV ${method} failed: 500 Internal Server Error`);
  });
}

/** The namespace, whose next `times` writes of keys that begin with `prefix` fail, as KV does when a key is written too fast. */
export function failingWrites(kv: KVNamespace, prefix: string, times = Number.POSITIVE_INFINITY): KVNamespace {
  let left = times;
  return wrap(kv, ({ method, key }, proceed) => {
    if (method !== 'put' || !key.startsWith(prefix) || left <= 0) return proceed();
    left -= 1;
    throw new Error('KV PUT failed: 429 Too Many Requests');
  });
}

/** The namespace, which reads no key that begins with `prefix`. */
export function failingReads(kv: KVNamespace, prefix: string): KVNamespace {
  return wrap(kv, ({ method, key }, proceed) => {
    if (method !== 'get' || !key.startsWith(prefix)) return proceed();
    throw new Error('KV GET failed: 500 Internal Server Error');
  });
}

/** Where something happens: at the first operation of this kind on a key, or a list of keys, that begins with `prefix`. */
interface Instant {
  method: KvMethod;
  prefix: string;
  isAfter?: boolean;
}

/** The namespace, in which something else happens right before such an operation, or right after it, once. */
export function meanwhile(
  kv: KVNamespace,
  { method, prefix, isAfter = false }: Instant,
  happens: () => Promise<unknown>,
): KVNamespace {
  let isOver = false;
  return wrap(kv, async (operation, proceed) => {
    if (isOver || operation.method !== method || !operation.key.startsWith(prefix)) return proceed();
    isOver = true;
    if (!isAfter) await happens();
    const result = await proceed();
    if (isAfter) await happens();
    return result;
  });
}

/** The namespace as a location sees it that still has old copies of the keys that begin with `prefix`: this value, for a minute. */
export function stillReads(kv: KVNamespace, prefix: string, value: unknown): KVNamespace {
  return wrap(kv, ({ method, key }, proceed) => (method === 'get' && key.startsWith(prefix) ? value : proceed()));
}

/** The namespace as a location sees it that still has an old list of the keys that begin with `prefix`. */
export function stillLists(kv: KVNamespace, prefix: string, page: unknown): KVNamespace {
  return wrap(kv, ({ method, key }, proceed) => (method === 'list' && key.startsWith(prefix) ? page : proceed()));
}

/** The namespace, whose lists come in pages of so many keys: KV may end a page where it likes. */
export function inPagesOf(kv: KVNamespace, keys: number): KVNamespace {
  return listingAs(kv, (options) => kv.list({ ...options, limit: Math.min(keys, options?.limit ?? keys) }));
}

/** The namespace, whose lists tell nothing of their keys but the names: nothing would fit. */
export function withoutMetadata(kv: KVNamespace): KVNamespace {
  return withMetadata(kv, () => undefined);
}

/** The namespace, whose lists tell this of each key instead of its metadata. */
export function withMetadata<Metadata>(
  kv: KVNamespace,
  change: (metadata: Metadata | undefined) => unknown,
): KVNamespace {
  return listingAs(kv, async (options) => {
    const page = await kv.list<Metadata>(options);
    const keys = page.keys.map(({ name, metadata }) => ({ name, metadata: change(metadata) }));
    return { ...page, keys };
  });
}

function listingAs(kv: KVNamespace, list: (options?: KVNamespaceListOptions) => Promise<unknown>): KVNamespace {
  return new Proxy(kv, {
    get(target, method) {
      if (method === 'list') return list;
      const member: unknown = Reflect.get(target, method);
      return typeof member === 'function' ? (...args: unknown[]) => Reflect.apply(member, target, args) : member;
    },
  });
}
