/** A reader takes back that they left, by the link to their own page. */

import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { bringBack } from './bring-back.ts';
import type { Changed } from './change.ts';
import { settled } from './confirm.ts';

/**
 * Brings a reader back who left by their own wish: their course goes on, stays paused, or stays over, as it was. Null
 * where nobody is visible with this id.
 */
export async function comeBack(id: string, now: number, services: Services): Promise<Changed | null> {
  const known = await services.store.subscribers.get(id);
  if (known === null) return null;
  if (known.status !== 'left' || known.movedTo !== undefined) return { kind: 'nothing', subscriber: known };
  const before = (await settled(id, known, now, services)) ?? known;
  const { leftAt: _, inDoubt: __, pendingSend: ___, leaveReason: ____, leftPaused, ...kept } = before;
  const consent = { ...kept.consent, requestedAt: now, confirmedAt: now };
  const reader: Subscriber = { ...kept, consent, status: leftPaused ? 'paused' : 'active' };
  return { kind: 'done', subscriber: await bringBack({ id, before, reader }, now, services) };
}
