/**
 * `deleted:<hash>`: nobody with this address is to be mailed again. The hash of their id is keyed, so that nobody who
 * reads KV can try addresses on it; the value is empty.
 *
 * `lifted:<hash>`: when (ms) the operator lifted such a deletion, so that the address may sign up again. What is left
 * of the deletion is cleared all the same, and no link or record from before it counts any more.
 */

import { DAY_MS } from '../domain/time.ts';
import { keyedHashes } from './keyed-hash.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

type Mark = 'deleted' | 'lifted';

/** As long (s) as a deletion may wait for a tick (transitions.ts). */
const LIFTED_TTL_S = (90 * DAY_MS) / 1000;

export interface DeletionStore {
  /** Remembers that the person with this id had themselves deleted. */
  put(id: string): Promise<void>;
  /** Whether the person with this id had themselves deleted. May be a minute old where another location knows. */
  has(id: string): Promise<boolean>;
  /** When (ms) the deletion was last lifted; null where none was. It means nothing while they are deleted again. */
  liftedAt(id: string): Promise<number | null>;
  /** Whether the person was deleted, also where that has been lifted since. */
  hadEver(id: string): Promise<boolean>;
  /** The ids among these that were ever deleted: two reads for each hundred, under each secret. */
  among(ids: readonly string[]): Promise<Set<string>>;
  /** Forgets a deletion: the person took it back. */
  delete(id: string): Promise<void>;
  /** Lets somebody sign up again from `now` (ms) on. */
  lift(id: string, now: number): Promise<void>;
}

const keyOf = (mark: Mark, hash: string) => `${KEYS[mark]}${hash}`;

export function createDeletionStore(namespace: Namespace, signingSecrets: readonly string[]): DeletionStore {
  const hashesOf = (id: string) => keyedHashes(`deleted ${id}`, signingSecrets);

  const valuesOf = async (mark: Mark, id: string) => {
    const hashes = await hashesOf(id);
    const values = await Promise.all(hashes.map((hash) => namespace.getText(keyOf(mark, hash))));
    return values.filter((value) => value !== null);
  };

  const removeMarks = async (mark: Mark, id: string) => {
    for (const hash of await hashesOf(id)) await namespace.delete(keyOf(mark, hash));
  };

  const has = async (id: string) => (await valuesOf('deleted', id)).length > 0;

  const liftedAt = async (id: string) => {
    const values = await valuesOf('lifted', id);
    return values.length > 0 ? Math.max(...values.map(Number)) : null;
  };

  return {
    async put(id) {
      const [hash = ''] = await hashesOf(id);
      await namespace.put(keyOf('deleted', hash), '');
    },
    has,
    liftedAt,
    hadEver: async (id) => (await has(id)) || (await liftedAt(id)) !== null,
    async among(ids) {
      const idOf = new Map<string, string>();
      for (const id of ids) {
        for (const hash of await hashesOf(id)) {
          idOf.set(keyOf('deleted', hash), id);
          idOf.set(keyOf('lifted', hash), id);
        }
      }
      const deleted = new Set<string>();
      for await (const [key] of namespace.getMany([...idOf.keys()])) deleted.add(idOf.get(key) ?? '');
      return deleted;
    },
    async delete(id) {
      await removeMarks('deleted', id);
      if ((await liftedAt(id)) !== null) await removeMarks('lifted', id);
    },
    async lift(id, now) {
      const [hash = ''] = await hashesOf(id);
      await namespace.put(keyOf('lifted', hash), String(now), { expirationTtl: LIFTED_TTL_S });
      await removeMarks('deleted', id);
    },
  };
}
