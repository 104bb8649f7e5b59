/** KV of which some kinds of keys are held in memory instead: read, listed and written like any others. */

/** What a key holds: a text, or something that is read as JSON; and what a list tells of it. */
export interface Held {
  value: unknown;
  metadata?: unknown;
}

/** The most keys that a list brings. */
const PAGE = 1_000;

/** The namespace, where keys that begin with one of `kinds` are those of `held` alone. Nothing expires. */
export function heldKeys(kv: KVNamespace, held: Map<string, Held>, kinds: readonly string[]): KVNamespace {
  const own = ownMethods(held);
  const isHeld = (key: unknown) => typeof key === 'string' && kinds.some((kind) => key.startsWith(kind));
  return new Proxy(kv, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return (...args: never[]) => {
        const instead = isHeld(keyIn(args)) ? own[String(method)] : undefined;
        return instead ? instead(...args) : Reflect.apply(member, target, args);
      };
    },
  });
}

/** The key that an operation is for: its first, if there are several; the prefix of a list. */
function keyIn([first]: readonly unknown[]): unknown {
  if (Array.isArray(first)) return first[0];
  return typeof first === 'object' && first !== null && 'prefix' in first ? first.prefix : first;
}

type Method = (...args: never[]) => Promise<unknown>;

function ownMethods(held: Map<string, Held>): Readonly<Record<string, Method>> {
  const names = [...held.keys()].sort();
  return {
    list: async ({ prefix, limit, cursor }: KVNamespaceListOptions) =>
      pageOf(names, held, { prefix: prefix ?? '', limit: limit ?? PAGE, cursor }),
    get: async (key: string | string[], type?: unknown) =>
      typeof key === 'string'
        ? valueIn(held, key, type)
        : new Map(key.map((each) => [each, valueIn(held, each, type)] as const)),
    getWithMetadata: async (key: string, type?: unknown) => ({
      value: valueIn(held, key, type),
      metadata: held.get(key)?.metadata ?? null,
      cacheStatus: null,
    }),
    put: async (key: string, value: string, options?: KVNamespacePutOptions) => {
      if (!held.has(key)) names.splice(firstAt(names, key), 0, key);
      held.set(key, { value, metadata: options?.metadata });
    },
    delete: async (key: string) => {
      if (held.delete(key)) names.splice(firstAt(names, key), 1);
    },
  };
}

function valueIn(held: ReadonlyMap<string, Held>, key: string, type: unknown): unknown {
  const { value = null } = held.get(key) ?? {};
  const isJson =
    type === 'json' || (typeof type === 'object' && type !== null && 'type' in type && type.type === 'json');
  if (isJson) return typeof value === 'string' ? JSON.parse(value) : structuredClone(value);
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

function pageOf(
  names: readonly string[],
  held: ReadonlyMap<string, Held>,
  { prefix, limit, cursor }: { prefix: string; limit: number; cursor?: string | null | undefined },
) {
  const from = firstAt(names, cursor ?? prefix);
  const begins = cursor && names[from] === cursor ? from + 1 : from;
  let ends = begins;
  while (ends - begins < limit && names[ends]?.startsWith(prefix)) ends += 1;
  const isComplete = !names[ends]?.startsWith(prefix);
  const keys = names.slice(begins, ends).map((name) => ({ name, metadata: held.get(name)?.metadata }));
  return { keys, list_complete: isComplete, cacheStatus: null, ...(isComplete ? {} : { cursor: names[ends - 1] }) };
}

/** Where the first name stands that is not before `bound`. */
function firstAt(names: readonly string[], bound: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
