/** Does for a subscriber what the operator asks for, as their own page would do it, and logs it for the audit. */

import type { ActionOf, OperatorAction } from '../../domain/action.ts';
import { isSubscribed } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import { act } from '../../subscribers/actions.ts';
import { deleteSubscriber } from '../../subscribers/delete.ts';
import { isInFlight, positionOf } from '../../subscribers/position.ts';
import { liftDeletion, restore } from '../../subscribers/restore.ts';
import { unsubscribe } from '../../subscribers/unsubscribe.ts';
import { auditEntry } from './audit-entry.ts';
import { resend } from './resend.ts';
import type { Result } from './result.ts';

/** Why somebody is out whom the operator has taken off. */
const BY_OPERATOR = 'by the operator';

/** Does what is asked for at `now` (ms), and adds to the audit log what came of it, also where that was a failure. */
export async function applyOrder(id: string, order: OperatorAction, now: number, services: Services): Promise<Result> {
  const { audit } = services.store;
  const log = async (kind: Result['kind'] | 'failed') =>
    audit.put({ at: now, ...auditEntry(order, kind), mark: await audit.mark(id) });
  try {
    const result = await resultOf(id, order, now, services);
    await log(result.kind);
    return result;
  } catch (error) {
    await log('failed').catch(() => undefined);
    throw error;
  }
}

async function resultOf(id: string, order: OperatorAction, now: number, services: Services): Promise<Result> {
  switch (order.action) {
    case 'restore':
      return { kind: (await restore(id, order.undo, now, services)) ? 'done' : 'too-late' };
    case 'lift':
      return { kind: (await liftDeletion(id, now, services)) ? 'done' : 'nothing' };
    default:
      return resultForKnown(id, order, now, services);
  }
}

type OrderForKnown = Exclude<OperatorAction, ActionOf<'restore' | 'lift'>>;

/** What comes of an order for somebody who has to be known. */
async function resultForKnown(id: string, order: OrderForKnown, now: number, services: Services): Promise<Result> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return { kind: 'nobody' };
  if (subscriber.movedTo !== undefined) return { kind: 'moved' };
  switch (order.action) {
    case 'resend':
      return resend({ id, subscriber, lesson: order.lesson }, now, services);
    case 'remove': {
      if (!isSubscribed(subscriber)) return { kind: 'nothing' };
      const isLate = isInFlight(await positionOf(id, subscriber, now, services));
      await unsubscribe(id, now, services, { reason: BY_OPERATOR });
      return { kind: isLate ? 'done-late' : 'done' };
    }
    case 'delete': {
      const deleted = await deleteSubscriber(id, now, services);
      return deleted === null ? { kind: 'nobody' } : { kind: 'deleted', ...deleted };
    }
    default: {
      const result = await act(id, order, now, services);
      if (result === null) return { kind: 'nobody' };
      return result.kind === 'too-soon' ? { kind: result.kind, at: result.notBefore } : { kind: result.kind };
    }
  }
}
