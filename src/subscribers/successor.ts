/**
 * The successor of a subscriber who moves to another address: an id is the hash of an address, so the move ends one
 * record and begins another. The old enrollment is emptied before the new one is filled; a tick creates a successor who
 * is missing.
 */

import type { Subscriber } from '../domain/subscriber.ts';
import type { Placement } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { applyTransition, commit } from './transition.ts';

export type Successor = NonNullable<Placement['successor']>;

interface Move {
  id: string;
  before: Subscriber;
  /** What is known from then on under the id before. */
  after: Subscriber;
  successor: Successor;
}

/** Moves a subscriber to another id at `now` (ms). Returns the successor as they are now. */
export async function moveToSuccessor(
  { id, before, after, successor }: Move,
  now: number,
  services: Services,
): Promise<Subscriber> {
  const from = before.status === 'active' ? before.cohort : null;
  const change: Placement = { kind: 'placement', at: now, subscriber: { ...after, changedAt: now }, from, successor };
  await services.store.transitions.put(id, change);
  await commit(id, change, services);
  return createSuccessor(successor, now, services);
}

/** Stores a successor and enrolls them; from `now` (ms) on it counts. */
export async function createSuccessor(
  { id, subscriber }: Successor,
  now: number,
  services: Services,
): Promise<Subscriber> {
  const before = await services.store.subscribers.get(id);
  return applyTransition({ id, before, after: subscriber }, now, services);
}
