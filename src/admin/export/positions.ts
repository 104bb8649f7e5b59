/**
 * Where all subscribers are in the course, read from lists alone: a subscriber's progress is that of their batch, and
 * walking through a cohort in key order shows who is in its n-th hundred. It takes one list per thousand enrollments,
 * and as many for the batches.
 */

import { batchesOf } from '../../domain/batch.ts';
import { parseCohort } from '../../domain/cohort.ts';
import type { Progress } from '../../domain/due.ts';
import type { Services } from '../../services.ts';
import { batchName } from '../../storage/batches.ts';
import type { PendingSend } from '../../storage/pending-sends.ts';
import type { Store } from '../../storage/store.ts';

/** What is known about subscribers beyond their own records. */
export interface Positions {
  /** The progress of the batch in which a subscriber is enrolled; undefined if it has not started. */
  progressOf(id: string, cohort: string): Progress | undefined;
  /** The lesson that counts as received but may not have been sent yet. */
  pendingSendOf(id: string): PendingSend | undefined;
}

/** Reads all positions. Memory holds one entry per subscriber whose cohort has started. */
export async function readPositions({ store }: Pick<Services, 'store'>): Promise<Positions> {
  const batches = await allProgress(store);
  // A subscriber who moved to another cohort might be found in both; their record says which one counts.
  const positions = new Map<string, { cohort: string; progress: Progress }>();
  for await (const batch of batchesOf(store.enrollments.list(''))) {
    const progress = batches.get(batchName(batch));
    if (!progress || !parseCohort(batch.cohort)) continue;
    const position = { cohort: batch.cohort, progress };
    for (const { id, recipient } of batch.members) if (recipient) positions.set(id, position);
  }
  const pendingSends = new Map<string, PendingSend>();
  for await (const { id, pendingSend } of store.pendingSends.list()) pendingSends.set(id, pendingSend);
  return {
    progressOf(id, cohort) {
      const position = positions.get(id);
      return position?.cohort === cohort ? position.progress : undefined;
    },
    pendingSendOf: (id) => pendingSends.get(id),
  };
}

/** The progress of every batch. In a long course a list holds only when a batch was last sent to; those are read one by one. */
async function allProgress(store: Store): Promise<Map<string, Progress>> {
  const batches = new Map<string, Progress>();
  const withoutProgress: string[] = [];
  for await (const { name, progress } of store.batches.list('')) {
    if (progress) batches.set(name, progress);
    else withoutProgress.push(name);
  }
  for (const [name, progress] of await store.batches.getMany(withoutProgress)) batches.set(name, progress);
  return batches;
}
