/**
 * Where all readers are in the course, from lists alone: what a batch has got is its readers' progress, and who is in the n-th
 * hundred of a cohort shows when the cohort is walked through. A list for each thousand places, and as many for the batches.
 */

import { batchesOf } from '../../domain/batch.ts';
import { parseCohort } from '../../domain/cohort.ts';
import type { Progress } from '../../domain/due.ts';
import type { Services } from '../../services.ts';
import { batchName } from '../../storage/batches.ts';
import type { PendingSend } from '../../storage/pending-sends.ts';
import type { Store } from '../../storage/store.ts';

/** What is known of readers beside their own records. */
export interface Places {
  /** The progress of the batch in which a reader has a filled place; undefined where it has not begun. */
  progressOf(id: string, cohort: string): Progress | undefined;
  /** The lesson that counts as received, and is not surely away. */
  waitingFor(id: string): PendingSend | undefined;
}

/** Reads all places. In memory it holds one entry for each reader whose cohort has begun. */
export async function readPlaces({ store }: Pick<Services, 'store'>): Promise<Places> {
  const batches = await allProgress(store);
  // Only who moved to another cohort, and is deleted there, could be in two; the record says which counts.
  const places = new Map<string, { cohort: string; progress: Progress }>();
  for await (const batch of batchesOf(store.enrollments.list(''))) {
    const progress = batches.get(batchName(batch));
    if (!progress || !parseCohort(batch.cohort)) continue;
    const place = { cohort: batch.cohort, progress };
    for (const { id, recipient } of batch.members) if (recipient) places.set(id, place);
  }
  const waiting = new Map<string, PendingSend>();
  for await (const { id, pendingSend } of store.pendingSends.list()) waiting.set(id, pendingSend);
  return {
    progressOf(id, cohort) {
      const place = places.get(id);
      return place?.cohort === cohort ? place.progress : undefined;
    },
    waitingFor: (id) => waiting.get(id),
  };
}

/** Of a long course, a list tells only when its batches were last sent to. */
async function allProgress(store: Store): Promise<Map<string, Progress>> {
  const batches = new Map<string, Progress>();
  const large: string[] = [];
  for await (const { name, progress } of store.batches.list('')) {
    if (progress) batches.set(name, progress);
    else large.push(name);
  }
  for (const [name, progress] of await store.batches.getMany(large)) batches.set(name, progress);
  return batches;
}
