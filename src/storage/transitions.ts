/**
 * `change:<id>:<instant>`: a change of a subscriber's position, from before it is made until a tick has seen that it was
 * made whole. One key a change, so that two of one subscriber never overwrite each other.
 */

import { array, is, literal, nullable, number, object, optional, string, variant } from 'valibot';
import { DeferrableSchema } from '../domain/action.ts';
import { SubscriberSchema } from '../domain/subscriber.ts';
import { DAY_MS } from '../domain/time.ts';
import type { Transition } from '../domain/transition.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

const TransitionSchema = variant('kind', [
  object({
    kind: literal('placement'),
    at: number(),
    subscriber: SubscriberSchema,
    from: nullable(string()),
    pendingSend: optional(object({ lesson: string(), idempotencyKey: string(), since: number() })),
    successor: optional(object({ id: string(), subscriber: SubscriberSchema })),
  }),
  object({ kind: literal('deleted'), at: number(), cohorts: array(string()) }),
  object({
    kind: literal('deferred'),
    at: number(),
    request: DeferrableSchema,
  }),
]);

/** A transition holds an address: even where no tick ever runs it does not stay for ever (s). */
const TTL_S = (90 * DAY_MS) / 1000;

/** What names a transition: whose it is, and when it was made (ms). */
export interface TransitionName {
  id: string;
  at: number;
}

export interface TransitionStore {
  /** Writes a transition to the log. */
  put(id: string, transition: Transition): Promise<void>;
  /** Forgets a transition: it is complete. */
  delete(id: string, at: number): Promise<void>;
  /** A transition; null where it has been forgotten by now, or cannot be read as one. */
  get(id: string, at: number): Promise<Transition | null>;
  /** All open transitions of one subscriber, oldest first: one list, and a read each. */
  of(id: string): Promise<Transition[]>;
}

/** The instant has all its 13 digits until the year 2286, so that a subscriber's transitions sort by age. */
const keyOf = (id: string, at: number) => `${KEYS.change}${id}:${at}`;

/** The transition that a key is of; null where it is of none. */
export function transitionOfKey(key: string): TransitionName | null {
  if (!key.startsWith(KEYS.change)) return null;
  const [, id = '', at] = key.split(':');
  return { id, at: Number(at) };
}

export function createTransitionStore(namespace: Namespace): TransitionStore {
  const get = async (id: string, at: number) => {
    const stored = await namespace.getJson(keyOf(id, at));
    return is(TransitionSchema, stored) ? stored : null;
  };
  return {
    put: (id, transition) =>
      namespace.put(keyOf(id, transition.at), JSON.stringify(transition), { expirationTtl: TTL_S }),
    delete: (id, at) => namespace.delete(keyOf(id, at)),
    get,
    async of(id) {
      const transitions: Transition[] = [];
      for await (const { name } of namespace.list(`${KEYS.change}${id}:`)) {
        const transition = await get(id, Number(name.split(':')[2]));
        if (transition) transitions.push(transition);
      }
      return transitions;
    },
  };
}
