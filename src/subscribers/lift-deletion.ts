/** A deletion is lifted: whoever was deleted asks the operator to let them sign up again. */
import type { Services } from '../services.ts';

/**
 * Lets somebody sign up again at `now` (ms) who was deleted. Nothing of what was deleted comes back, and they are mailed
 * only once they have signed up and confirmed anew. False where no deletion of this id is known.
 */
export async function lift(id: string, now: number, services: Services): Promise<boolean> {
  if (!(await services.store.deletions.has(id))) return false;
  await services.store.deletions.lift(id, now);
  return true;
}
