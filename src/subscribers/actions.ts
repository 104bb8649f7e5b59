/** Makes the changes that a reader can ask for on their page; leaving and deleting have pages of their own. */
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { changeTime, pause, rename, restart } from './change.ts';
import { giveReason } from './leave-reason.ts';
import { comeBack } from './rejoin.ts';
import { resume, undoRestart } from './resume.ts';
import { sendNext } from './send-now.ts';

/** What a subscriber can ask for. */
export type AskedChange =
  /** `until`: the local day (`yyyy-mm-dd`) on which the next lesson comes; null: when they resume. */
  | { action: 'pause'; until: string | null }
  /** `timeZone`: null where it stays as it is. */
  | { action: 'hour'; hour: number; timeZone: string | null }
  | { action: 'name'; name: string }
  /** Why they left; null where they gave no reason. */
  | { action: 'reason'; reason: string | null }
  | { action: 'resume' }
  | { action: 'now' }
  | { action: 'restart' }
  | { action: 'undo-restart' }
  | { action: 'return' };

/**
 * What became of a request. `after-lesson`: a lesson is on its way right now, and the change follows it. `nothing`: there
 * was nothing to do. `delayed`: the lesson asked for takes a little longer. `too-soon`: it cannot be sent yet. `refused`:
 * the mail service does not accept it for this address.
 */
export type ChangeKind = 'done' | 'after-lesson' | 'nothing' | 'delayed' | 'too-soon' | 'refused';

interface Acted {
  kind: ChangeKind;
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
