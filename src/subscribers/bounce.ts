/** Does what an event means: the subscriber is off the course, with the reason kept, before Resend gets its answer. */
import { type DeliveryEvent, verdictOn } from '../domain/bounce.ts';
import { subscriberId } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { positionOf } from './position.ts';
import { deactivate } from './unsubscribe.ts';

/** `later`: this location cannot see the subscriber as they are yet; the event has to come again. */
export type DeliveryEventResult = 'changed' | 'nothing' | 'later';

/** Applies an event to the subscriber with this address at `now` (ms). Twice is once; who is not known stays so. */
export async function applyDeliveryEvent(
  event: DeliveryEvent,
  address: string,
  now: number,
  services: Services,
): Promise<DeliveryEventResult> {
  const id = await subscriberId(address);
  const known = await services.store.subscribers.get(id);
  // Who had themselves deleted will not come into view later.
  if (known === null && (await services.store.deletions.has(id))) return 'nothing';
  const verdict = verdictOn(event, known, now);
  switch (verdict.kind) {
    case 'deactivate': {
      const { subscriber } = verdict;
      const position = await positionOf(id, subscriber, now, services);
      await deactivate({ id, subscriber, position }, { status: event.status, reason: event.reason }, now, services);
      return 'changed';
    }
    case 'mark':
      await services.store.subscribers.put(id, verdict.subscriber);
      return 'changed';
    default:
      return verdict.kind;
  }
}
