/**
 * Who goes on in a reader's stead: an id is the hash of an address, so a move to another address ends one subscriber
 * and begins another. The old place is empty before the new one is filled; a tick makes an heir who is missing.
 */

import type { Subscriber } from '../domain/subscriber.ts';
import type { MadeChange } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { putChange } from '../storage/transitions.ts';
import { carryOut, changePlace } from './transition.ts';

export type Heir = NonNullable<MadeChange['heir']>;

interface Move {
  id: string;
  before: Subscriber;
  /** What is known from then on under the id before. */
  after: Subscriber;
  heir: Heir;
}

/** Moves a reader to another id at `now` (ms). Returns the heir as they are now. */
export async function handOver({ id, before, after, heir }: Move, now: number, edges: Edges): Promise<Subscriber> {
  const from = before.status === 'active' ? before.cohort : null;
  const change: MadeChange = { kind: 'made', at: now, subscriber: { ...after, changedAt: now }, from, heir };
  await putChange(edges.kv, id, change, edges.time.sleep);
  await carryOut(id, change, edges);
  return makeHeir(heir, now, edges);
}

/** Gives an heir their place; from `now` (ms) on it counts. */
export async function makeHeir({ id, subscriber }: Heir, now: number, edges: Edges): Promise<Subscriber> {
  const before = await getSubscriber(edges.kv, id);
  return changePlace({ id, before, after: subscriber }, now, edges);
}
