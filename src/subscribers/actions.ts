/** Does what is asked for: one flow for each action of the table (domain/action.ts). */
import type { ActionResult, SubscriberAction } from '../domain/action.ts';
import type { Services } from '../services.ts';
import { changeCourse } from './change.ts';
import { rejoin } from './rejoin.ts';
import { sendNow } from './send-now.ts';
import { giveReason } from './unsubscribe.ts';

/** The actions after which a subscriber is still there to be shown; the others have results of their own. */
export type PlainAction = Exclude<SubscriberAction, { action: 'address' | 'leave' | 'delete' | 'restore' }>;

/** Acts at `now` (ms). Null where nobody is visible with this id. */
export async function act(
  id: string,
  action: PlainAction,
  now: number,
  services: Services,
): Promise<ActionResult | null> {
  switch (action.action) {
    case 'pause':
    case 'resume':
    case 'hour':
    case 'name':
    case 'restart':
    case 'undo-restart':
      return changeCourse(id, action, now, services);
    case 'now':
      return sendNow(id, now, services);
    case 'return':
      return rejoin(id, now, services);
    case 'reason':
      return giveReason(id, action.reason, services);
  }
}
