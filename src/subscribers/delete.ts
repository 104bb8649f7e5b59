/**
 * A reader has themselves deleted: nothing is left but a keyed hash that says not to mail them, and, until a tick has
 * cleared the keys that hold their id, a note of those. They alone hold what puts them back, for an hour.
 */

import { parseCohort } from '../domain/cohort.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type Deletion, isSubscribed, type Transition } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import type { PendingSend } from '../storage/pending-sends.ts';
import { takingAlong } from './apply-request.ts';
import { bringBack } from './bring-back.ts';
import { settled } from './confirm.ts';
import { positionOf } from './position.ts';
import { applyTransition } from './transition.ts';

/** A reader under one of their ids. */
type Known = [id: string, subscriber: Subscriber];

export interface Erased {
  /** A signed token that takes it back within an hour; nothing of it is stored. */
  undo: string;
  address: string;
}

/**
 * Deletes a reader at `now` (ms), and who they were at addresses before. Null where nobody is visible with this id, and
 * where the reader goes on with another address, which alone may ask for it.
 */
export async function erase(id: string, now: number, services: Services): Promise<Erased | null> {
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

/** The reader as they can be put back, with all that only their place tells. */
async function keptOf(id: string, subscriber: Subscriber, now: number, services: Services): Promise<Subscriber> {
  const position = await positionOf(id, subscriber, now, services);
  const { next, inDoubt, pendingSend } = position;
  return {
    ...takingAlong(subscriber, position),
    cohort: next === null ? null : subscriber.cohort,
    cohorts: cohortsOf(subscriber),
    ...(inDoubt ? { inDoubt } : {}),
    ...(pendingSend ? { pendingSend: firstLesson(pendingSend) } : {}),
  };
}

/** How lesson 1 was tried, without whom it is for. */
function firstLesson({ lesson, idempotencyKey, since }: PendingSend): NonNullable<Subscriber['pendingSend']> {
  return { lesson, idempotencyKey, since };
}

/** A reader under all of their ids: this one first, then those before, then those after it. */
export async function chainOf(id: string, subscriber: Subscriber, services: Services): Promise<Known[]> {
  const chain = new Map([[id, subscriber]]);
  for (const [each, { movedFrom, movedTo }] of chain) {
    for (const other of [movedFrom, movedTo]) {
      if (other === undefined || chain.has(other)) continue;
      const known = await services.store.subscribers.get(other);
      // Somebody may have signed up anew with an address that a reader has moved away from.
      if (known && (other === movedTo || known.movedTo === each)) chain.set(other, known);
    }
  }
  return [...chain];
}

/** A deletion that a tick goes on with. `isLifted`: its reader may sign up again, with the address that they had last. */
type Begun = Pick<Deletion, 'at' | 'cohorts'> & { isLifted: boolean };

/**
 * Takes a reader out of KV, under all of their ids. What is still to be cleared is written down first, so that a tick
 * finishes what a Worker that dies leaves half done; whoever they are is forgotten last.
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

/** The cohorts in which a key may hold the id of a reader. */
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

/** Puts a reader back who was deleted within the hour before `now` (ms). Twice is once; null for a token that is too old, or none. */
export async function restore(undo: string, now: number, services: Services): Promise<Subscriber | null> {
  const opened = await services.tokens.openRestore(undo, now);
  if (opened.kind !== 'valid') return null;
  const { issuedAt, claims } = opened;
  const [current, ...before] = claims.deleted;
  if (current === undefined) return null;
  const [id, kept] = current;
  const known = await services.store.subscribers.get(id);
  if (known && (known.changedAt ?? 0) > issuedAt) return known;
  for (const [each, old] of before) {
    await services.store.deletions.delete(each);
    await services.store.subscribers.put(each, { ...old, changedAt: now });
  }
  await services.store.deletions.delete(id);
  return putBack(id, kept, issuedAt, now, services);
}

/** Their course goes on as it does for somebody who left when they were deleted (ms), and comes back. */
async function putBack(
  id: string,
  kept: Subscriber,
  leftAt: number,
  now: number,
  services: Services,
): Promise<Subscriber> {
  if (!isSubscribed(kept)) return applyTransition({ id, before: null, after: kept }, now, services);
  const gone: Subscriber = { ...kept, status: 'left', leftAt };
  const before = (await settled(id, gone, now, services)) ?? gone;
  const { leftAt: _, inDoubt: __, pendingSend: ___, ...reader } = before;
  const back = { ...reader, status: kept.status, consent: { ...kept.consent, requestedAt: now, confirmedAt: now } };
  // Where nothing was ahead of them, nothing is now.
  const isOver = kept.status === 'active' && kept.cohort === null;
  return isOver
    ? applyTransition({ id, before: null, after: back }, now, services)
    : bringBack({ id, before, reader: back }, now, services);
}
