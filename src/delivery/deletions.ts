/**
 * Clears what is left of somebody who had themselves deleted: the keys of their places, which hold their id. A place
 * is never just removed, or the hundreds behind it would shift: it gets another name, while its cohort is quiet.
 */

import { type Cohort, parseCohort } from '../domain/cohort.ts';
import { isQuiet, type Neighbours, otherName } from '../domain/deletion.ts';
import type { LastSend } from '../domain/due.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type Change, CROSSED_MS, type Deletion, UNSEEN_MS } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { listBatches } from '../storage/batches.ts';
import { getClock } from '../storage/clock.ts';
import { isDeleted, liftedAt } from '../storage/deletions.ts';
import { emptyEnrollment, enrollments, getEnrollment, renameEnrollment } from '../storage/enrollments.ts';
import { keyedHashes } from '../storage/keyed-hash.ts';
import { getPendingSend, removePendingSend } from '../storage/pending-sends.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { putTransition } from '../storage/transitions.ts';
import { chainOf, cohortsIn, wipe } from '../subscribers/delete.ts';
import { placeName } from './slot.ts';
import type { Tick } from './tick.ts';

/** So long (ms) a note of a deletion stays: whoever did not know of it has come to their end by then, and is visible. */
const TTL_MS = CROSSED_MS + UNSEEN_MS;

/** A change of somebody who was deleted counts no more: what is left of it is the cohorts to be cleared. */
export async function voidTransition(id: string, change: Change, services: Services): Promise<void> {
  await putTransition(
    services.kv,
    id,
    { kind: 'deleted', at: change.at, cohorts: cohortsIn(change) },
    services.time.sleep,
  );
}

/** Goes on with a deletion as far as it can by now; true once nothing is left of it, or it was taken back. */
export async function settleDeletion(
  id: string,
  change: Deletion,
  withheld: Set<string>,
  tick: Tick,
  services: Services,
): Promise<boolean> {
  const known = await getSubscriber(services.kv, id);
  const changedAt = known?.changedAt ?? 0;
  // They may have taken it back just now.
  if (known && tick.sentAt() - changedAt < UNSEEN_MS) return false;
  const isMarked = await isDeleted(id, services);
  const isLifted = !isMarked && ((await liftedAt(id, services)) ?? 0) > change.at;
  if (!isMarked && isBack(change, known, isLifted)) return true;
  if (known) await wipe(await chainOf(id, known, services), tick.sentAt(), services, { ...change, isLifted });
  if (await getPendingSend(services.kv, id)) await removePendingSend(services.kv, id, services.time.sleep);
  let left = 0;
  for (const name of change.cohorts) {
    withheld.add(placeName({ cohort: name, id }));
    const cohort = parseCohort(name);
    if (cohort && !(await clearPlace(id, cohort, name, tick, services))) left += 1;
  }
  const isOver = left === 0 && known === null && tick.sentAt() - change.at >= TTL_MS;
  return isOver && !tick.hasSearched && (await isNowhere(id, change, tick, services));
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
async function isNowhere(id: string, change: Deletion, tick: Tick, { kv, time }: Services): Promise<boolean> {
  tick.hasSearched = true;
  const cohorts: string[] = [];
  for await (const place of enrollments(kv, '')) if (place.id === id) cohorts.push(place.cohort);
  if (cohorts.length > 0) await putTransition(kv, id, { ...change, cohorts }, time.sleep);
  return cohorts.length === 0;
}

/** Clears a place of somebody who was deleted; true once no key of the cohort holds their id. */
async function clearPlace(id: string, cohort: Cohort, name: string, tick: Tick, services: Services): Promise<boolean> {
  const { kv, course, time } = services;
  const now = tick.sentAt();
  const lessons = course.lessons.length;
  const place = await getEnrollment(kv, name, id);
  if (place === null) return true;
  if (place.recipient) await emptyEnrollment(kv, { cohort, id, lessons, now }, time.sleep);
  // One place of a cohort in a tick: two ticks at once must find the same neighbours, and give the same name.
  if (tick.cleared.has(name)) return false;
  const { delivered } = await getClock(kv);
  if (!isQuiet(cohort, await lastSendsOf(name, cohort, kv), delivered, now)) return false;
  tick.cleared.add(name);
  const neighbours = await neighboursOf(id, name, kv);
  if (neighbours === null) return false;
  const other = otherName(id, neighbours, await keyedHashes(`place ${name} ${id}`, services));
  await renameEnrollment(kv, { cohort, id, name: other, lessons }, time.sleep);
  return true;
}

async function lastSendsOf(name: string, { slot }: Cohort, kv: KVNamespace): Promise<LastSend[]> {
  const sends: LastSend[] = [];
  for await (const batch of listBatches(kv, `${slot}.`)) if (batch.name.startsWith(`${name}:`)) sends.push(batch.last);
  return sends;
}

/** The ids of the places beside this one; null where a list does not show it. */
async function neighboursOf(id: string, cohort: string, kv: KVNamespace): Promise<Neighbours | null> {
  let before: string | null = null;
  let isFound = false;
  for await (const { id: each } of enrollments(kv, `${cohort}:`)) {
    if (isFound) return { before, after: each };
    if (each === id) isFound = true;
    else before = each;
  }
  return isFound ? { before, after: null } : null;
}
