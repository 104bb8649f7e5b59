/**
 * `erased:<hash>`: nobody with this address is to be mailed again. The hash of their id is
 * keyed, so that nobody who reads KV can try addresses on it; the value is empty.
 */
import type { Edges } from '../edges.ts';
import { readMany } from './bulk.ts';
import { keyedHashes } from './keyed-hash.ts';
import { retryWrite } from './retry.ts';

type Erasing = Pick<Edges, 'kv' | 'config' | 'time'>;

const keyOf = (hash: string) => `erased:${hash}`;

/** Remembers that the person with this id had themselves deleted. */
export async function putErased(id: string, edges: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, edges);
  await retryWrite(() => edges.kv.put(keyOf(hash), ''), edges.time.sleep);
}

/** Whether the person with this id had themselves deleted. May be a minute old where another location knows. */
export async function isErased(id: string, edges: Omit<Erasing, 'time'>): Promise<boolean> {
  const hashes = await hashesOf(id, edges);
  const values = await Promise.all(hashes.map((hash) => edges.kv.get(keyOf(hash))));
  return values.some((value) => value !== null);
}

/** Those of the people with these ids who had themselves deleted: one read for each hundred, under each secret. */
export async function erasedAmong(ids: readonly string[], edges: Omit<Erasing, 'time'>): Promise<Set<string>> {
  const idOf = new Map<string, string>();
  for (const id of ids) for (const hash of await hashesOf(id, edges)) idOf.set(keyOf(hash), id);
  const erased = new Set<string>();
  for await (const [key] of readMany(edges.kv, [...idOf.keys()])) erased.add(idOf.get(key) ?? '');
  return erased;
}

/** Forgets that somebody had themselves deleted: they took it back. */
export async function removeErased(id: string, edges: Erasing): Promise<void> {
  for (const hash of await hashesOf(id, edges)) {
    await retryWrite(() => edges.kv.delete(keyOf(hash)), edges.time.sleep);
  }
}

const hashesOf = (id: string, edges: Pick<Edges, 'config'>) => keyedHashes(`erased ${id}`, edges);
