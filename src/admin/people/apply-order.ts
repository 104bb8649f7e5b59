/** Does for a person what the operator asks for, as the person's own page would do it, and writes it down. */

import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import { isSubscribed } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import { act } from '../../subscribers/actions.ts';
import { erase, restore } from '../../subscribers/delete.ts';
import { lift } from '../../subscribers/lift-deletion.ts';
import { isInFlight, positionOf } from '../../subscribers/position.ts';
import { leave } from '../../subscribers/unsubscribe.ts';
import type { Order } from './order.ts';
import { resend } from './resend.ts';
import type { Result } from './result.ts';
import { trailEntry } from './trail-text.ts';

/** Why somebody is out whom the operator has taken off. */
const BY_OPERATOR = 'by the operator';

/** Does what is asked for at `now` (ms), and writes into the trail what came of it, also where that was a failure. */
export async function applyOrder(id: string, order: Order, now: number, services: Services): Promise<Result> {
  try {
    const result = await resultOf(id, order, now, services);
    await write(id, order, result.kind, now, services);
    return result;
  } catch (error) {
    await write(id, order, 'failed', now, services).catch(() => undefined);
    throw error;
  }
}

async function write(id: string, order: Order, kind: Result['kind'] | 'failed', now: number, services: Services) {
  await services.store.audit.put({ at: now, ...trailEntry(order, kind), mark: await services.store.audit.mark(id) });
}

async function resultOf(id: string, order: Order, now: number, services: Services): Promise<Result> {
  if (order.action === 'restore') return restored(id, order.undo, now, services);
  if (order.action === 'lift') return { kind: (await lift(id, now, services)) ? 'done' : 'nothing' };
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return { kind: 'nobody' };
  if (subscriber.movedTo !== undefined) return { kind: 'moved' };
  switch (order.action) {
    case 'resend':
      return resend(id, subscriber, order.lesson, now, services);
    case 'remove':
      return removed(id, subscriber, now, services);
    case 'erase': {
      const deleted = await erase(id, now, services);
      return deleted === null ? { kind: 'nobody' } : { kind: 'deleted', ...deleted };
    }
    default: {
      const acted = await act(id, order, now, services);
      if (acted === null) return { kind: 'nobody' };
      return acted.kind === 'too-soon' ? { kind: acted.kind, at: acted.notBefore ?? now } : { kind: acted.kind };
    }
  }
}

async function removed(id: string, subscriber: Subscriber, now: number, services: Services): Promise<Result> {
  if (!isSubscribed(subscriber)) return { kind: 'nothing' };
  const isLate = isInFlight(await positionOf(id, subscriber, now, services));
  await leave(id, now, services, { reason: BY_OPERATOR });
  return { kind: isLate ? 'done-late' : 'done' };
}

async function restored(id: string, undo: string, now: number, services: Services): Promise<Result> {
  const opened = await services.tokens.openRestore(undo, now);
  const [current] = opened.kind === 'valid' ? opened.claims.deleted : [];
  if (current?.[0] !== id || (await subscriberId(current[1].address)) !== id) return { kind: 'too-late' };
  return { kind: (await restore(undo, now, services)) ? 'done' : 'too-late' };
}
