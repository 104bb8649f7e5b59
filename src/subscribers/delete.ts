/**
 * A subscriber is deleted: nothing is left but a keyed hash that says not to mail them, and, until a tick has cleared
 * the keys that hold their id, a note of those. They alone hold what restores them, for an hour (restore.ts).
 */

import { parseCohort } from '../domain/cohort.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Deletion, Transition } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import type { PendingSend } from '../storage/pending-sends.ts';
import { positionOf, withProgress } from './position.ts';

/** A subscriber under one of their ids. */
type Known = [id: string, subscriber: Subscriber];

export interface DeleteResult {
  /** A signed token that takes it back within an hour; nothing of it is stored. */
  undo: string;
  address: string;
}

/**
 * Deletes a subscriber at `now` (ms), and who they were at addresses before. Null where nobody is visible with this id,
 * and where they go on with another address, which alone may ask for it.
 */
export async function deleteSubscriber(id: string, now: number, services: Services): Promise<DeleteResult | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null || subscriber.movedTo !== undefined) return null;
  const [, ...before] = await chainOf(id, subscriber, services);
  const kept = await keptOf(id, subscriber, now, services);
  // It travels in a form, which may not be large: of earlier addresses, what was had counts, not when.
  const earlier = before.map(
    ([each, old]): Known => [each, { ...old, receivedAt: undefined, restartedFrom: undefined }],
  );
  const undo = await services.tokens.restore({ deleted: [[id, kept], ...earlier] }, now);
  await wipe([[id, subscriber], ...before], now, services);
  return { undo, address: subscriber.address };
}

/** The subscriber as they can be restored, with all that only their position tells. */
async function keptOf(id: string, subscriber: Subscriber, now: number, services: Services): Promise<Subscriber> {
  const position = await positionOf(id, subscriber, now, services);
  const { next, inDoubt, pendingSend } = position;
  return {
    ...withProgress(subscriber, position),
    cohort: next === null ? null : subscriber.cohort,
    cohorts: cohortsOf(subscriber),
    ...(inDoubt ? { inDoubt } : {}),
    ...(pendingSend ? { pendingSend: attemptOf(pendingSend) } : {}),
  };
}

/** How the lesson was tried, without whom it is for. */
function attemptOf({ lesson, idempotencyKey, since }: PendingSend): NonNullable<Subscriber['pendingSend']> {
  return { lesson, idempotencyKey, since };
}

/** A subscriber under all of their ids: this one first, then those before, then those after it. */
export async function chainOf(id: string, subscriber: Subscriber, services: Services): Promise<Known[]> {
  const chain = new Map([[id, subscriber]]);
  for (const [each, { movedFrom, movedTo }] of chain) {
    for (const other of [movedFrom, movedTo]) {
      if (other === undefined || chain.has(other)) continue;
      const known = await services.store.subscribers.get(other);
      // Somebody may have signed up anew with an address that somebody has moved away from.
      if (known && (other === movedTo || known.movedTo === each)) chain.set(other, known);
    }
  }
  return [...chain];
}

/** A deletion that a tick goes on with. `isLifted`: they may sign up again, with the address that they had last. */
type Begun = Pick<Deletion, 'at' | 'cohorts'> & { isLifted: boolean };

/**
 * Removes a subscriber from KV, under all of their ids. What is still to be cleared is logged first, so that a tick
 * finishes what a Worker that dies leaves half done; who they are is forgotten last.
 */
export async function wipe(
  all: readonly Known[],
  now: number,
  services: Services,
  { at, cohorts: seen, isLifted }: Begun = { at: now, cohorts: [], isLifted: false },
): Promise<void> {
  const { store } = services;
  for (const [id, subscriber] of all) {
    const changes = await store.transitions.of(id);
    const cohorts = [...new Set([...seen, ...cohortsOf(subscriber), ...changes.flatMap(cohortsIn)])];
    await store.transitions.put(id, { kind: 'deleted', at, cohorts });
  }
  for (const [id] of isLifted ? all.slice(1) : all) await services.store.deletions.put(id);
  for (const [id, subscriber] of all.toReversed()) {
    const cohort = subscriber.status === 'active' ? parseCohort(subscriber.cohort ?? '') : null;
    const lessons = services.course.lessons.length;
    if (cohort) await store.enrollments.empty({ cohort, id, lessons, now });
    await store.pendingSends.delete(id);
    // Two deletions at once may each take the other's note for an older one: notes are for ticks alone to remove.
    for (const { at: other, kind } of await store.transitions.of(id))
      if (kind !== 'deleted') await store.transitions.delete(id, other);
    await store.subscribers.delete(id);
  }
}

/** The cohorts in which a key may hold the id of a subscriber. */
export function cohortsOf({ cohort, cohorts = [] }: Subscriber): string[] {
  return cohort === null ? cohorts : [...new Set([...cohorts, cohort])];
}

/** The cohorts that a change touches under the id that it is of. */
export function cohortsIn(change: Transition): string[] {
  switch (change.kind) {
    case 'placement':
      return [...cohortsOf(change.subscriber), ...(change.from === null ? [] : [change.from])];
    case 'deleted':
      return change.cohorts;
    case 'deferred':
      return [];
  }
}
