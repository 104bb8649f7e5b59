/**
 * Clears what is left of a deleted subscriber: the keys of their enrollments, which hold their id. A key is never just
 * removed, or the batches behind it would shift: it is renamed while its cohort is quiet.
 */

import { type Cohort, parseCohort } from '../domain/cohort.ts';
import { isQuiet, type Neighbours, otherName } from '../domain/deletion.ts';
import type { LastSend } from '../domain/due.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { CROSSED_MS, type Deletion, type Transition, UNSEEN_MS } from '../domain/transition.ts';
import { keyedHashes } from '../storage/keyed-hash.ts';
import type { Store } from '../storage/store.ts';
import { chainOf, cohortsIn, wipe } from '../subscribers/delete.ts';
import { placeName } from './slot.ts';
import type { Tick } from './tick.ts';

/** How long (ms) the record of a deletion is kept: by then every Worker that did not know of it has ended and is visible. */
const TTL_MS = CROSSED_MS + UNSEEN_MS;

/** Voids the change of a deleted subscriber: only the cohorts to clear are kept. */
export async function voidTransition(id: string, change: Transition, tick: Tick): Promise<void> {
  await tick.store.transitions.put(id, { kind: 'deleted', at: change.at, cohorts: cohortsIn(change) });
}

/** Continues a deletion as far as possible now; true once nothing is left to do, or it was undone. */
export async function settleDeletion(id: string, change: Deletion, tick: Tick): Promise<boolean> {
  const known = await tick.store.subscribers.get(id);
  const changedAt = known?.changedAt ?? 0;
  // They may have undone it just now.
  if (known && tick.sentAt() - changedAt < UNSEEN_MS) return false;
  const isMarked = await tick.store.deletions.has(id);
  const isLifted = !isMarked && ((await tick.store.deletions.liftedAt(id)) ?? 0) > change.at;
  if (!isMarked && isBack(change, known, isLifted)) return true;
  if (known) await wipe(await chainOf(id, known, tick), tick.sentAt(), tick, { ...change, isLifted });
  if (await tick.store.pendingSends.get(id)) await tick.store.pendingSends.delete(id);
  let left = 0;
  for (const name of change.cohorts) {
    tick.withheld.add(placeName({ cohort: name, id }));
    const cohort = parseCohort(name);
    if (cohort && !(await clearEnrollment(id, cohort, name, tick))) left += 1;
  }
  const isOver = left === 0 && known === null && tick.sentAt() - change.at >= TTL_MS;
  return isOver && !tick.hasSearched && (await isNowhere(id, change, tick));
}

/**
 * Whether somebody whom no mark calls deleted any more goes on: they took it back. Where the operator has lifted it, only
 * a new consent brings them back, and not what a Worker wrote that did not know of the deletion.
 */
function isBack({ at }: Deletion, known: Subscriber | null, isLifted: boolean): boolean {
  if (isLifted) return known !== null && known.consent.confirmedAt > at;
  return known === null || (known.changedAt ?? 0) > at;
}

/**
 * Looks through all places once: a record that was written from an old copy may not know of a cohort that its reader
 * had left. True if no key holds the id any more. It costs a list for each thousand places, so one in a tick.
 */
async function isNowhere(id: string, change: Deletion, tick: Tick): Promise<boolean> {
  tick.hasSearched = true;
  const cohorts: string[] = [];
  for await (const place of tick.store.enrollments.list('')) if (place.id === id) cohorts.push(place.cohort);
  if (cohorts.length > 0) await tick.store.transitions.put(id, { ...change, cohorts });
  return cohorts.length === 0;
}

/** Clears a place of somebody who was deleted; true once no key of the cohort holds their id. */
async function clearEnrollment(id: string, cohort: Cohort, name: string, tick: Tick): Promise<boolean> {
  const { store, course } = tick;
  const now = tick.sentAt();
  const lessons = course.lessons.length;
  const place = await store.enrollments.get(name, id);
  if (place === null) return true;
  if (place.recipient) await store.enrollments.empty({ cohort, id, lessons, now });
  // One place of a cohort in a tick: two ticks at once must find the same neighbours, and give the same name.
  if (tick.cleared.has(name)) return false;
  const { delivered } = await store.clock.get();
  if (!isQuiet(cohort, await lastSendsOf(name, cohort, store), delivered, now)) return false;
  tick.cleared.add(name);
  const neighbours = await neighboursOf(id, name, store);
  if (neighbours === null) return false;
  const other = otherName(id, neighbours, await keyedHashes(`place ${name} ${id}`, tick.config.signingSecrets));
  await store.enrollments.rename({ cohort, id, name: other, lessons });
  return true;
}

async function lastSendsOf(name: string, { slot }: Cohort, store: Store): Promise<LastSend[]> {
  const sends: LastSend[] = [];
  for await (const batch of store.batches.list(`${slot}.`))
    if (batch.name.startsWith(`${name}:`)) sends.push(batch.last);
  return sends;
}

/** The ids of the places beside this one; null where a list does not show it. */
async function neighboursOf(id: string, cohort: string, store: Store): Promise<Neighbours | null> {
  let before: string | null = null;
  let isFound = false;
  for await (const { id: each } of store.enrollments.list(`${cohort}:`)) {
    if (isFound) return { before, after: each };
    if (each === id) isFound = true;
    else before = each;
  }
  return isFound ? { before, after: null } : null;
}
