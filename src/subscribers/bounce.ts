/** Does what an event means: the reader is off the course, with the reason kept, before Resend gets its answer. */
import { type DeliveryEvent, verdictOn } from '../domain/bounce.ts';
import { subscriberId } from '../domain/subscriber.ts';
import type { Edges } from '../services.ts';
import { isErased } from '../storage/deletions.ts';
import { getSubscriber, putSubscriber } from '../storage/subscribers.ts';
import { placeOfReader } from './position.ts';
import { takeOff } from './unsubscribe.ts';

/** `later`: this location cannot see the reader as they are yet; the event has to come again. */
export type Applied = 'changed' | 'nothing' | 'later';

/** Applies an event to the person with this address at `now` (ms). Twice is once; whoever is not known stays so. */
export async function applyEvent(event: DeliveryEvent, address: string, now: number, edges: Edges): Promise<Applied> {
  const id = await subscriberId(address);
  const known = await getSubscriber(edges.kv, id);
  // Who had themselves deleted will not come into view later.
  if (known === null && (await isErased(id, edges))) return 'nothing';
  const verdict = verdictOn(event, known, now);
  switch (verdict.kind) {
    case 'take-off': {
      const { subscriber } = verdict;
      const place = await placeOfReader(id, subscriber, now, edges);
      await takeOff({ id, subscriber, place }, { status: event.status, reason: event.reason }, now, edges);
      return 'changed';
    }
    case 'mark':
      await putSubscriber(edges.kv, id, verdict.subscriber, edges.time.sleep);
      return 'changed';
    default:
      return verdict.kind;
  }
}
