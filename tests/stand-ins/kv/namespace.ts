/** The namespace as a Worker has it: the binding's methods over a model. */
import { BULK_KEYS, KvRefusal, PAGE_KEYS } from './limits.ts';
import type { KvOperations } from './unreliable.ts';

/** How an operation takes its time: calls `perform` once, when it likes, or never. */
export type Step = <T>(what: string, perform: () => T) => Promise<T>;

const atOnce: Step = async (_, perform) => perform();

/** Texts and JSON, which is all that Daystep keeps. */
export function namespaceOf(operations: KvOperations, step: Step = atOnce): KVNamespace {
  const readAs = (key: string, type: unknown) => {
    const found = operations.read(key);
    return found === null ? null : decoded(found.value, type);
  };
  const namespace = {
    get: (key: string | string[], type?: unknown) => {
      if (typeof key === 'string') return step(`get ${key}`, () => readAs(key, type));
      return step(`get ${key.join()}`, () => {
        checkBulk(key);
        return new Map(key.map((one) => [one, readAs(one, type)] as const));
      });
    },
    getWithMetadata: (key: string, type?: unknown) =>
      step(`get ${key}`, () => {
        const found = operations.read(key);
        const value = found === null ? null : decoded(found.value, type);
        return { value, metadata: found?.parsedMetadata() ?? null, cacheStatus: null };
      }),
    put: (key: string, value: string, options: KVNamespacePutOptions = {}) =>
      step(`put ${key}`, () => operations.write(key, { value, ...describe(options, operations.now()) })),
    delete: (key: string) => step(`delete ${key}`, () => operations.write(key, { value: null })),
    list: (options: KVNamespaceListOptions = {}) => step(`list ${options?.prefix}`, () => listed(operations, options)),
  };
  // The overloads of the real type say the same in many ways.
  return namespace as unknown as KVNamespace;
}

function decoded(value: string, type: unknown): unknown {
  const wanted = typeof type === 'object' && type !== null && 'type' in type ? type.type : type;
  return wanted === 'json' ? JSON.parse(value) : value;
}

function checkBulk(keys: readonly string[]): void {
  if (keys.length <= BULK_KEYS) return;
  throw new KvRefusal('GET_BULK', 400, `You can request a maximum of ${BULK_KEYS} keys`);
}

function describe({ metadata, expiration, expirationTtl }: KVNamespacePutOptions, now: number) {
  const seconds = expiration ?? (expirationTtl === undefined ? null : Math.floor(now / 1_000) + expirationTtl);
  return {
    metadata: metadata === undefined || metadata === null ? null : JSON.stringify(metadata),
    expiresAt: seconds === null ? null : seconds * 1_000,
  };
}

function listed(operations: KvOperations, options: KVNamespaceListOptions): KVNamespaceListResult<unknown> {
  const { prefix, cursor, limit } = options ?? {};
  const page = operations.list({ prefix: prefix ?? '', cursor: cursor ?? null, limit: limit ?? PAGE_KEYS });
  const keys = page.entries.map((entry) => ({
    name: entry.name,
    ...(entry.expiresAt === null ? {} : { expiration: entry.expiresAt / 1_000 }),
    ...(entry.metadata === null ? {} : { metadata: entry.parsedMetadata() }),
  }));
  if (page.cursor === null) return { keys, list_complete: true, cacheStatus: null };
  return { keys, list_complete: false, cursor: page.cursor, cacheStatus: null };
}
