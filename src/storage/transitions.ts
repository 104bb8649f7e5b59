/**
 * `change:<id>:<instant>`: a change of a reader's place, from before it is made until a tick has seen that it was
 * made whole. One key a change, so that two of one reader never overwrite each other.
 */

import { array, is, literal, nullable, number, object, optional, picklist, string, variant } from 'valibot';
import { SubscriberSchema } from '../domain/subscriber.ts';
import { DAY_MS, type Sleep } from '../domain/time.ts';
import type { Change } from '../domain/transition.ts';
import { KEYS } from './keys.ts';
import { listKeys } from './list.ts';
import { retryWrite } from './retry.ts';

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
    request: variant('action', [
      object({ action: literal('pause'), until: optional(nullable(string())) }),
      object({ action: literal('hour'), hour: number(), timeZone: optional(string()) }),
      object({ action: literal('name'), name: string() }),
      object({ action: picklist(['resume', 'restart', 'undo-restart']) }),
      object({ action: literal('address'), address: string(), issuedAt: number() }),
    ]),
  }),
]);

/** A change holds an address: even where no tick ever runs it does not stay for ever (s). */
const TTL_S = (90 * DAY_MS) / 1000;

/** The instant is written with all its 13 digits until the year 2286, so that a reader's changes sort by age. */
const keyOf = (id: string, at: number) => `${KEYS.change}${id}:${at}`;

/** Writes a change down. */
export async function putTransition(kv: KVNamespace, id: string, change: Change, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(keyOf(id, change.at), JSON.stringify(change), { expirationTtl: TTL_S }), sleep);
}

/** Forgets a change: it is whole. */
export async function removeTransition(kv: KVNamespace, id: string, at: number, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.delete(keyOf(id, at)), sleep);
}

/** What names a change: whose it is, and when it was made (ms). */
export interface TransitionName {
  id: string;
  at: number;
}

/** The change that a key is of; null where it is of none. */
export function transitionOfKey(key: string): TransitionName | null {
  if (!key.startsWith(KEYS.change)) return null;
  const [, id = '', at] = key.split(':');
  return { id, at: Number(at) };
}

/** A change, or null if it has been forgotten by now, or cannot be read as one. */
export async function getTransition(kv: KVNamespace, id: string, at: number): Promise<Change | null> {
  const stored = await kv.get(keyOf(id, at), 'json');
  return is(TransitionSchema, stored) ? stored : null;
}

/** What is written down about one reader, oldest first. */
export async function transitionsOf(kv: KVNamespace, id: string): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { name } of listKeys(kv, `${KEYS.change}${id}:`)) {
    const change = await getTransition(kv, id, Number(name.split(':')[2]));
    if (change) changes.push(change);
  }
  return changes;
}
