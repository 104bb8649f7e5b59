/** Why a reader left, if they want to say so. */
import type { Subscriber } from '../domain/subscriber.ts';
import type { Edges } from '../services.ts';
import { getSubscriber, putSubscriber } from '../storage/subscribers.ts';

/**
 * Remembers why a reader left, or forgets it (null). Nothing else about them changes; for who has not left, nothing
 * at all. Null where nobody is visible with this id.
 */
export async function giveReason(id: string, reason: string | null, edges: Edges): Promise<Subscriber | null> {
  const known = await getSubscriber(edges.kv, id);
  if (known?.status !== 'left') return known;
  const subscriber = { ...known, leaveReason: reason ?? undefined };
  await putSubscriber(edges.kv, id, subscriber, edges.time.sleep);
  return subscriber;
}
