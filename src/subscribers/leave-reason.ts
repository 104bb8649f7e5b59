/** Why a reader left, if they want to say so. */
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';

/**
 * Remembers why a reader left, or forgets it (null). Nothing else about them changes; for who has not left, nothing
 * at all. Null where nobody is visible with this id.
 */
export async function giveReason(id: string, reason: string | null, services: Services): Promise<Subscriber | null> {
  const known = await services.store.subscribers.get(id);
  if (known?.status !== 'left') return known;
  const subscriber = { ...known, leaveReason: reason ?? undefined };
  await services.store.subscribers.put(id, subscriber);
  return subscriber;
}
