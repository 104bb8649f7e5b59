/**
 * `deleted:<hash>`: nobody with this address is to be mailed again. The hash of their id is
 * keyed, so that nobody who reads KV can try addresses on it; the value is empty.
 *
 * `lifted:<hash>`: when (ms) the operator took such a mark away, so that the address may sign up again. What is left
 * of the deletion is cleared all the same, and no link or memory from before it counts any more.
 */

import { DAY_MS } from '../domain/time.ts';
import type { Services } from '../services.ts';
import { readMany } from './bulk.ts';
import { keyedHashes } from './keyed-hash.ts';
import { KEYS } from './keys.ts';
import { retryWrite } from './retry.ts';

type Erasing = Pick<Services, 'kv' | 'config' | 'time'>;
type Asking = Omit<Erasing, 'time'>;

type Mark = 'deleted' | 'lifted';

/** As long (s) as a note of a deletion may wait for a tick (changes.ts). */
const LIFTED_TTL_S = (90 * DAY_MS) / 1000;

const keyOf = (mark: Mark, hash: string) => `${KEYS[mark]}${hash}`;

/** Remembers that the person with this id had themselves deleted. */
export async function putDeletion(id: string, services: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, services);
  await retryWrite(() => services.kv.put(keyOf('deleted', hash), ''), services.time.sleep);
}

/** Whether the person with this id had themselves deleted. May be a minute old where another location knows. */
export async function isDeleted(id: string, services: Asking): Promise<boolean> {
  const values = await valuesOf('deleted', id, services);
  return values.length > 0;
}

/** When (ms) the deletion of this id was last lifted; null where none was. It means nothing while they are deleted again. */
export async function liftedAt(id: string, services: Asking): Promise<number | null> {
  const values = await valuesOf('lifted', id, services);
  return values.length > 0 ? Math.max(...values.map(Number)) : null;
}

/** Whether the person with this id was deleted, also where that has been lifted since. */
export async function wasDeleted(id: string, services: Asking): Promise<boolean> {
  return (await isDeleted(id, services)) || (await liftedAt(id, services)) !== null;
}

/** Those of the people with these ids who were deleted, also where that has been lifted since: two reads for each hundred, under each secret. */
export async function deletedAmong(ids: readonly string[], services: Asking): Promise<Set<string>> {
  const idOf = new Map<string, string>();
  for (const id of ids) {
    for (const hash of await hashesOf(id, services)) {
      idOf.set(keyOf('deleted', hash), id);
      idOf.set(keyOf('lifted', hash), id);
    }
  }
  const deleted = new Set<string>();
  for await (const [key] of readMany(services.kv, [...idOf.keys()])) deleted.add(idOf.get(key) ?? '');
  return deleted;
}

/** Forgets that somebody had themselves deleted: they took it back. */
export async function removeDeletion(id: string, services: Erasing): Promise<void> {
  await removeMarks('deleted', id, services);
  if ((await liftedAt(id, services)) !== null) await removeMarks('lifted', id, services);
}

/** Lets somebody sign up again who had themselves deleted, from `now` (ms) on. */
export async function liftErased(id: string, now: number, services: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, services);
  const options = { expirationTtl: LIFTED_TTL_S };
  await retryWrite(() => services.kv.put(keyOf('lifted', hash), String(now), options), services.time.sleep);
  await removeMarks('deleted', id, services);
}

async function removeMarks(mark: Mark, id: string, services: Erasing): Promise<void> {
  for (const hash of await hashesOf(id, services)) {
    await retryWrite(() => services.kv.delete(keyOf(mark, hash)), services.time.sleep);
  }
}

async function valuesOf(mark: Mark, id: string, services: Asking): Promise<string[]> {
  const hashes = await hashesOf(id, services);
  const values = await Promise.all(hashes.map((hash) => services.kv.get(keyOf(mark, hash))));
  return values.filter((value) => value !== null);
}

const hashesOf = (id: string, services: Pick<Services, 'config'>) => keyedHashes(`erased ${id}`, services);
