/**
 * `pending:<id>`: a lesson that was to leave at once (lesson 1, or one that its subscriber asked for) and is not surely
 * away yet. Written only when the request could not send it; removed by the tick that does.
 */

import { type InferOutput, number, object, optional, parse, string } from 'valibot';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

const PendingSendSchema = object({
  address: string(),
  name: string(),
  /** The slug of the lesson, as it was then. */
  lesson: string(),
  /** The key of the first attempt: every later one must carry the same. */
  idempotencyKey: string(),
  /** When the first attempt was made (ms). */
  since: number(),
  /** When this was written (ms). */
  at: optional(number()),
});

export type PendingSend = InferOutput<typeof PendingSendSchema>;

export interface PendingSendStore {
  put(id: string, pendingSend: PendingSend): Promise<void>;
  get(id: string): Promise<PendingSend | null>;
  /** The lesson is away, or no longer wanted. */
  delete(id: string): Promise<void>;
  /** All that wait: a list for each thousand, and a read each. */
  list(): AsyncGenerator<{ id: string; pendingSend: PendingSend }>;
}

const keyOf = (id: string) => KEYS.pendingSend + id;

export function createPendingSendStore(namespace: Namespace): PendingSendStore {
  const get = async (id: string) => {
    const stored = await namespace.getJson(keyOf(id));
    return stored === null ? null : parse(PendingSendSchema, stored);
  };
  return {
    put: (id, pendingSend) => namespace.put(keyOf(id), JSON.stringify(pendingSend)),
    get,
    delete: (id) => namespace.delete(keyOf(id)),
    async *list() {
      for await (const { name } of namespace.list(KEYS.pendingSend)) {
        const id = name.slice(KEYS.pendingSend.length);
        const pendingSend = await get(id);
        if (pendingSend) yield { id, pendingSend };
      }
    },
  };
}
