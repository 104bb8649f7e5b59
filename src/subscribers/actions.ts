/** Makes the changes that a reader can ask for on their page; leaving and deleting have pages of their own. */
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import type { PreferencesRequest } from '../web/preferences/form.ts';
import type { Change } from '../web/preferences/view.ts';
import { changeTime, pause, rename, restart } from './change.ts';
import { giveReason } from './leave-reason.ts';
import { comeBack } from './rejoin.ts';
import { resume, undoRestart } from './resume.ts';
import { sendNext } from './send-now.ts';

type Act = 'pause' | 'resume' | 'hour' | 'name' | 'now' | 'restart' | 'undo-restart' | 'return' | 'reason';

/** What is asked for and is a change of the reader that the page then tells. */
export type AskedChange = Extract<PreferencesRequest, { action: Act }>;

interface Acted {
  kind: Change['kind'];
  subscriber: Subscriber;
  /** Where it is too soon: from when on (ms) the next lesson can leave. */
  notBefore?: number;
}

/** Makes a change at `now` (ms). Null where nobody is visible with this id. */
export async function act(id: string, asked: AskedChange, now: number, services: Services): Promise<Acted | null> {
  switch (asked.action) {
    case 'pause':
      return pause(id, asked.until, now, services);
    case 'resume':
      return resume(id, now, services);
    case 'hour':
      return changeTime(id, { hour: asked.hour, timeZone: asked.timeZone ?? undefined }, now, services);
    case 'name':
      return rename(id, asked.name, now, services);
    case 'now':
      return sendNext(id, now, services);
    case 'restart':
      return restart(id, now, services);
    case 'undo-restart':
      return undoRestart(id, now, services);
    case 'return':
      return comeBack(id, now, services);
    case 'reason': {
      const subscriber = await giveReason(id, asked.reason, services);
      return subscriber && { kind: subscriber.status === 'left' ? 'done' : 'nothing', subscriber };
    }
  }
}
