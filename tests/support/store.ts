/** The store of a course under test, and services over another namespace than the one that they were bound to. */
import type { Services } from '../../src/services.ts';
import { createStore, type Store } from '../../src/storage/store.ts';

/** What a KV namespace holds; nothing waits between the attempts of a write. */
export function storeOf(kv: KVNamespace): Store {
  return createStore(kv, { time: { sleep: async () => {} }, signingSecrets: ['a-secret-for-tests-only-0123456789'] });
}

/** Services, and the namespace that their store is bound to. */
export type TestServices = Services & { kv: KVNamespace };

/** The same services, whose store is bound to another namespace. */
export function withKv(services: Services, kv: KVNamespace): TestServices {
  const { time, config } = services;
  return { ...services, kv, store: createStore(kv, { time, signingSecrets: config.signingSecrets }) };
}
