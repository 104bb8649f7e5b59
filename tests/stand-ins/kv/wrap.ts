import { isKvMethod, type KvMethod } from './usage.ts';

/** An operation at the door of a namespace. */
interface KvOperation {
  method: KvMethod;
  /** The key, the first key of a bulk read, or the prefix of a list. */
  key: string;
  /** All keys of a bulk read. */
  keys: readonly string[];
  /** As the caller gave them. */
  args: readonly unknown[];
}

/** Answers an operation: with what `proceed` gives, which does it, or in some other way. */
export type Around = (operation: KvOperation, proceed: () => Promise<unknown>) => unknown;

/**
 * Any namespace, the real one of workerd or a model, behind a door at which its operations are counted, delayed, made to
 * fail, or answered with something else.
 */
export function wrap(kv: KVNamespace, around: Around): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || !isKvMethod(name)) return member;
      return async (...args: unknown[]) =>
        around(operationOf(name, args), async () => Reflect.apply(member, target, args));
    },
  });
}

function operationOf(method: KvMethod, args: unknown[]): KvOperation {
  const [first] = args;
  if (Array.isArray(first)) return { method, key: String(first[0]), keys: first.map(String), args };
  const isPrefix = typeof first === 'object' && first !== null && 'prefix' in first;
  const key = isPrefix ? String(first.prefix) : method === 'list' ? '' : String(first);
  return { method, key, keys: [key], args };
}
