/**
 * `erased:<hash>`: nobody with this address is to be mailed again. The hash of their id is
 * keyed, so that nobody who reads KV can try addresses on it; the value is empty.
 *
 * `lifted:<hash>`: when (ms) the operator took such a mark away, so that the address may sign up again. What is left
 * of the deletion is cleared all the same, and no link or memory from before it counts any more.
 */

import { DAY_MS } from '../domain/time.ts';
import type { Edges } from '../services.ts';
import { readMany } from './bulk.ts';
import { keyedHashes } from './keyed-hash.ts';
import { KEYS } from './keys.ts';
import { retryWrite } from './retry.ts';

type Erasing = Pick<Edges, 'kv' | 'config' | 'time'>;
type Asking = Omit<Erasing, 'time'>;

type Mark = 'erased' | 'lifted';

/** As long (s) as a note of a deletion may wait for a tick (changes.ts). */
const LIFTED_KEPT_S = (90 * DAY_MS) / 1000;

const keyOf = (mark: Mark, hash: string) => `${KEYS[mark]}${hash}`;

/** Remembers that the person with this id had themselves deleted. */
export async function putErased(id: string, edges: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, edges);
  await retryWrite(() => edges.kv.put(keyOf('erased', hash), ''), edges.time.sleep);
}

/** Whether the person with this id had themselves deleted. May be a minute old where another location knows. */
export async function isErased(id: string, edges: Asking): Promise<boolean> {
  const values = await valuesOf('erased', id, edges);
  return values.length > 0;
}

/** When (ms) the deletion of this id was last lifted; null where none was. It means nothing while they are deleted again. */
export async function liftedAt(id: string, edges: Asking): Promise<number | null> {
  const values = await valuesOf('lifted', id, edges);
  return values.length > 0 ? Math.max(...values.map(Number)) : null;
}

/** Whether the person with this id was deleted, also where that has been lifted since. */
export async function wasErased(id: string, edges: Asking): Promise<boolean> {
  return (await isErased(id, edges)) || (await liftedAt(id, edges)) !== null;
}

/** Those of the people with these ids who were deleted, also where that has been lifted since: two reads for each hundred, under each secret. */
export async function erasedAmong(ids: readonly string[], edges: Asking): Promise<Set<string>> {
  const idOf = new Map<string, string>();
  for (const id of ids) {
    for (const hash of await hashesOf(id, edges)) {
      idOf.set(keyOf('erased', hash), id);
      idOf.set(keyOf('lifted', hash), id);
    }
  }
  const erased = new Set<string>();
  for await (const [key] of readMany(edges.kv, [...idOf.keys()])) erased.add(idOf.get(key) ?? '');
  return erased;
}

/** Forgets that somebody had themselves deleted: they took it back. */
export async function removeErased(id: string, edges: Erasing): Promise<void> {
  await removeMarks('erased', id, edges);
  if ((await liftedAt(id, edges)) !== null) await removeMarks('lifted', id, edges);
}

/** Lets somebody sign up again who had themselves deleted, from `now` (ms) on. */
export async function liftErased(id: string, now: number, edges: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, edges);
  const options = { expirationTtl: LIFTED_KEPT_S };
  await retryWrite(() => edges.kv.put(keyOf('lifted', hash), String(now), options), edges.time.sleep);
  await removeMarks('erased', id, edges);
}

async function removeMarks(mark: Mark, id: string, edges: Erasing): Promise<void> {
  for (const hash of await hashesOf(id, edges)) {
    await retryWrite(() => edges.kv.delete(keyOf(mark, hash)), edges.time.sleep);
  }
}

async function valuesOf(mark: Mark, id: string, edges: Asking): Promise<string[]> {
  const hashes = await hashesOf(id, edges);
  const values = await Promise.all(hashes.map((hash) => edges.kv.get(keyOf(mark, hash))));
  return values.filter((value) => value !== null);
}

const hashesOf = (id: string, edges: Pick<Edges, 'config'>) => keyedHashes(`erased ${id}`, edges);
