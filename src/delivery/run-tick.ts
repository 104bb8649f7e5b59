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
import { fitToTell } from '../mail/errors.ts';
import type { Services } from '../services.ts';
import type { Agenda } from '../storage/agenda.ts';
import { type Clock, type LastTick, usedOn } from '../storage/clock.ts';
import { reportIncidents } from './alerts.ts';
import { sendPending } from './pending.ts';
import { type DeliveredSlot, deliverSlot, type SlotAhead } from './slot.ts';
import { startTick, type Tick } from './tick.ts';
import { settleTransitions } from './transitions.ts';

/** Sends all that is due at `now` (ms), as far as the limits allow; the clock on the wall only bounds its length. */
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
 * Finishes what readers began, and sends the lessons that wait. Returns the places that get nothing in this tick, and what
 * the clock is to say of readers' changes. Where it fails, no lesson leaves in this tick: a reader between two cohorts
 * could get one in each.
 */
async function catchUp({ clock, transitions }: Agenda, tick: Tick): Promise<number | null> {
  // A lesson waits only where a change was written down before, so that a list is spared while nobody does anything.
  const mayWait = clock.activeAt !== null;
  let isActive = transitions.length > 0;
  try {
    // A change stays until a clock tells of it: this tick may die before it writes its own.
    await settleTransitions({ transitions, mayForget: mayWait }, tick);
    if (isActive || mayWait) isActive = (await sendPending(tick)) || isActive;
  } catch (error) {
    isActive = true;
    tick.stop('failing', fitToTell(String(error)));
  }
  return isActive ? tick.sentAt() : stillActive(clock.activeAt, tick.sentAt());
}

/** So long (ms) after the last change ticks look for lessons that wait: far longer than KV needs to show one. */
const WATCH_MS = HOUR_MS;

function stillActive(activeAt: number | null, now: number): number | null {
  return activeAt !== null && now - activeAt < WATCH_MS ? activeAt : null;
}

/** What went wrong last: in this tick, or within a day before it, so that a look once a day misses nothing. */
function lastError({ now, error, stopped }: Tick, before: LastTick | null): Pick<LastTick, 'error' | 'errorAt'> {
  const fresh = error ?? stopped;
  if (fresh !== null) return { error: fresh, errorAt: now };
  const { error: former = null, errorAt = null } = before ?? {};
  return errorAt !== null && now - errorAt < DAY_MS ? { error: former, errorAt } : { error: null, errorAt: null };
}

/** Reports lessons that are overdue after a run that has `delivered` (ms) all up to that slot. */
function reportOverdue(delivered: number, tick: Tick): void {
  if (tick.now - delivered <= OVERDUE_MS) return;
  const reason = tick.stopped ?? tick.error;
  tick.report('overdue', `Those after ${minuteOf(delivered)} wait${reason === null ? '.' : `: ${reason}`}`);
}

/** What is known once the slots have been delivered. */
interface Delivered {
  /** The instant (ms) up to which all were delivered in full; null without slots. */
  delivered: number | null;
  horizons: Horizons;
}

/** Delivers the slots after the clock in turn. */
async function deliverSlots(clock: Clock, tick: Tick): Promise<Delivered> {
  const slots = slotsSince(clock.delivered, tick.now);
  const horizons: Record<string, string> = { ...clock.horizons };
  let delivered = slots[0] === undefined ? null : slots[0] - QUARTER_MS;
  for (const instant of slots) {
    if (tick.stopped !== null) break;
    const { slot } = occurrenceAt(instant);
    const { isWhole, horizon } = await deliverWhatCanBe({ slot, horizon: horizons[slot] }, tick);
    if (horizon !== undefined) horizons[slot] = horizon;
    if (isWhole && delivered === instant - QUARTER_MS) delivered = instant;
  }
  return { delivered, horizons };
}

/** One slot; where it fails (KV takes no write, say), that is noted, and the other slots still get their lessons. */
async function deliverWhatCanBe(ahead: SlotAhead, tick: Tick): Promise<DeliveredSlot> {
  try {
    return await deliverSlot(ahead, tick);
  } catch (error) {
    tick.error = fitToTell(String(error));
    tick.report('failing', tick.error);
    tick.counts.left += 1;
    return { isWhole: false, horizon: ahead.horizon };
  }
}
