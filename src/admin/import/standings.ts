/** Who of a piece of people is known here, and how. */
import { type Candidate, type Standing, standingOf } from '../../domain/import.ts';
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import type { Services } from '../../services.ts';

export interface Standee {
  id: string;
  candidate: Candidate;
  standing: Standing;
  known: Subscriber | undefined;
}

/** How the people of the import of `at` (ms) stand to what is known: two or three reads for each hundred. */
export async function standingsOf(people: readonly Candidate[], at: number, services: Services): Promise<Standee[]> {
  const ids = await Promise.all(people.map(({ address }) => subscriberId(address)));
  const subscribers = await services.store.subscribers.getMany(ids);
  const strangers = ids.filter((id) => !subscribers.has(id));
  const deleted = await services.store.deletions.among(strangers);
  return people.map((candidate, index) => {
    const id = ids[index] ?? '';
    const known = subscribers.get(id);
    return { id, candidate, known, standing: standingOf(candidate, { known, isDeleted: deleted.has(id) }, at) };
  });
}
