/** Compares the people of an import with the subscribers that the course already knows. */
import { type Candidate, type Standing, standingOf } from '../../domain/import.ts';
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';

/** A person in the file, and what is known about them here. */
export interface ComparedCandidate {
  id: string;
  candidate: Candidate;
  standing: Standing;
  known: Subscriber | undefined;
}

/** The people of an import's file are no longer stored: they are kept for two days. */
export class RowsExpired extends Error {}

/** Reads the n-th piece of an import and compares it. Throws a `RowsExpired`. */
export async function comparePiece({ at }: Import, n: number, services: Services): Promise<ComparedCandidate[]> {
  const candidates = await services.store.imports.getPiece(at, n);
  if (candidates === null) throw new RowsExpired();
  return compare(candidates, at, services);
}

/** Compares people of the import of `at` (ms): two or three reads per hundred. */
async function compare(
  candidates: readonly Candidate[],
  at: number,
  { store }: Services,
): Promise<ComparedCandidate[]> {
  const ids = await Promise.all(candidates.map(({ address }) => subscriberId(address)));
  const subscribers = await store.subscribers.getMany(ids);
  const unknown = ids.filter((id) => !subscribers.has(id));
  const deleted = await store.deletions.among(unknown);
  return candidates.map((candidate, index) => {
    const id = ids[index] ?? '';
    const known = subscribers.get(id);
    return { id, candidate, known, standing: standingOf(candidate, { known, isDeleted: deleted.has(id) }, at) };
  });
}
