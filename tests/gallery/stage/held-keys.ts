/** KV of which some kinds of keys are held in memory instead: read, listed and written like any others. */
import { namespaceOf } from '../../stand-ins/kv/namespace.ts';
import { KvStore } from '../../stand-ins/kv/store.ts';
import { soundly } from '../../stand-ins/kv/unreliable.ts';
import { wrap } from '../../stand-ins/kv/wrap.ts';

/** What a key holds: a text, or something that is read as JSON; and what a list tells of it. */
export interface Held {
  value: unknown;
  metadata?: unknown;
}

const AT_ONCE = { now: () => 0 };

/** The namespace, where keys that begin with one of `kinds` are those of `held` alone. */
export function heldKeys(kv: KVNamespace, held: ReadonlyMap<string, Held>, kinds: readonly string[]): KVNamespace {
  const store = new KvStore({ writeGapMs: 0 });
  for (const [key, { value, metadata = null }] of held) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    store.write(key, { value: text, metadata: metadata === null ? null : JSON.stringify(metadata) }, AT_ONCE);
  }
  const own = namespaceOf(soundly(store));
  return wrap(kv, ({ method, key, args }, proceed) =>
    kinds.some((kind) => key.startsWith(kind)) ? Reflect.apply(own[method], own, args) : proceed(),
  );
}
