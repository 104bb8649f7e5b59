/**
 * A tick reconciles; it does not remember. It looks at every slot after `clock` up to now, asks of each batch
 * whether a lesson is due, and moves `clock` past the slots that were delivered in full. After a crash, a missed
 * or a doubled cron, a rate limit or a spent quota the answer is the same: the next tick looks again.
 */

import type { Horizons } from '../domain/horizon.ts';
import { OVERDUE_MS } from '../domain/incident.ts';
import { occurrenceAt, slotsSince } from '../domain/slot.ts';
import { DAY_MS, HOUR_MS, minuteOf, QUARTER_MS } from '../domain/time.ts';
import type { TickReport } from '../log.ts';
import { publicMessage } from '../mail/errors.ts';
import type { Services } from '../services.ts';
import type { Agenda } from '../storage/agenda.ts';
import { type Clock, type LastTick, usedOn } from '../storage/clock.ts';
import { reportIncidents } from './alerts.ts';
import { sendPending } from './pending.ts';
import { type DeliveredSlot, deliverSlot, type SlotAhead } from './slot.ts';
import { startTick, type Tick } from './tick.ts';
import { settleTransitions } from './transitions.ts';

/** Sends all that is due at `now` (ms) within the limits; wall time only bounds its length. Rejects when KV cannot be read. */
export async function runTick(now: number, services: Services): Promise<TickReport> {
  const wallClock = services.time.now;
  const startedAt = wallClock();
  const tick = startTick(now, services);
  const agenda = await services.store.agenda();
  const { clock } = agenda;
  tick.usedBefore = usedOn(now, clock.lastTick);
  const activeAt = await catchUp(agenda, tick);
  const { delivered, horizons } = await deliverSlots(clock, tick);
  if (delivered !== null) {
    reportOverdue(delivered, tick);
    const incidents = await reportIncidents(tick, clock, services);
    const used = services.mailer.usedToday() ?? tick.usedBefore;
    const lastTick = { at: now, ...lastError(tick, clock.lastTick), usedToday: used };
    await services.store.clock.put({ delivered, lastTick, incidents, activeAt, horizons });
  }
  const { counts, stopped, error, incidents } = tick;
  const durationMs = wallClock() - startedAt;
  return { tick: new Date(now).toISOString(), ...counts, stopped, error, incidents, durationMs };
}

/**
 * Settles logged changes and sends pending sends. Returns the clock's new `activeAt`. If it fails, no lesson leaves in
 * this tick: a subscriber between two cohorts could get one in each.
 */
async function catchUp({ clock, transitions }: Agenda, tick: Tick): Promise<number | null> {
  // A pending send follows a logged change, so the list of pending sends is skipped while nobody changes anything.
  const mayWait = clock.activeAt !== null;
  let isActive = transitions.length > 0;
  try {
    // A change stays until a stored clock shows it: this tick may die before it writes its own.
    await settleTransitions({ transitions, mayForget: mayWait }, tick);
    if (isActive || mayWait) isActive = (await sendPending(tick)) || isActive;
  } catch (error) {
    isActive = true;
    tick.stop('failing', publicMessage(String(error)));
  }
  return isActive ? tick.sentAt() : stillActive(clock.activeAt, tick.sentAt());
}

/** For this long (ms) after the last change, ticks look for pending sends: far longer than KV needs to show one. */
const WATCH_MS = HOUR_MS;

function stillActive(activeAt: number | null, now: number): number | null {
  return activeAt !== null && now - activeAt < WATCH_MS ? activeAt : null;
}

/** The last error: of this tick, or of a day before it, so that a daily look at `/health` misses nothing. */
function lastError({ now, error, stopped }: Tick, before: LastTick | null): Pick<LastTick, 'error' | 'errorAt'> {
  const fresh = error ?? stopped;
  if (fresh !== null) return { error: fresh, errorAt: now };
  const { error: former = null, errorAt = null } = before ?? {};
  return errorAt !== null && now - errorAt < DAY_MS ? { error: former, errorAt } : { error: null, errorAt: null };
}

/** Reports overdue lessons, when all slots up to `delivered` (ms) were delivered in full. */
function reportOverdue(delivered: number, tick: Tick): void {
  if (tick.now - delivered <= OVERDUE_MS) return;
  const reason = tick.stopped ?? tick.error;
  tick.report('overdue', `Those after ${minuteOf(delivered)} wait${reason === null ? '.' : `: ${reason}`}`);
}

/** The result of delivering the slots. */
interface Delivered {
  /** The last slot (ms) up to which all were delivered in full; null if there was no slot to look at. */
  delivered: number | null;
  horizons: Horizons;
}

/** Delivers the slots after the clock, in order. */
async function deliverSlots(clock: Clock, tick: Tick): Promise<Delivered> {
  const slots = slotsSince(clock.delivered, tick.now);
  const horizons: Record<string, string> = { ...clock.horizons };
  let delivered = slots[0] === undefined ? null : slots[0] - QUARTER_MS;
  for (const instant of slots) {
    if (tick.stopped !== null) break;
    const { slot } = occurrenceAt(instant);
    const { isWhole, horizon } = await tryToDeliver({ slot, horizon: horizons[slot] }, tick);
    if (horizon !== undefined) horizons[slot] = horizon;
    if (isWhole && delivered === instant - QUARTER_MS) delivered = instant;
  }
  return { delivered, horizons };
}

/** Delivers one slot. If it fails (KV accepts no write, say), that is reported, and the other slots still get their lessons. */
async function tryToDeliver(ahead: SlotAhead, tick: Tick): Promise<DeliveredSlot> {
  try {
    return await deliverSlot(ahead, tick);
  } catch (error) {
    tick.error = publicMessage(String(error));
    tick.report('failing', tick.error);
    tick.counts.left += 1;
    return { isWhole: false, horizon: ahead.horizon };
  }
}
