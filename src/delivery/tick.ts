/** One tick under way: its limits, what it has found out, and what it has done. */

import type { Incident, IncidentKind } from '../domain/incident.ts';
import { type Room, roomFor } from '../domain/quota.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { log, type TickCounts } from '../log.ts';
import type { Services } from '../services.ts';

/** Cloudflare ends a cron run at 15 minutes of wall time (https://developers.cloudflare.com/workers/platform/limits/). */
const MAX_WAIT_MS = 14 * MINUTE_MS;

/**
 * A cron run that is delivered late (ms) counts from when it really ran, so that twelve hours stay twelve hours. One
 * that differs more from the clock on the wall is a local run for a time of its own.
 */
const LATEST_MS = 12 * HOUR_MS;

/** After this many calls in a row without an answer, the rest is left to the next tick. */
export const MAX_CONSECUTIVE_UNKNOWN = 3;

/** What a tick carries: what it touches, what it may still do, and what it has done. */
export interface Tick extends Services {
  /** The instant (ms) that the tick stands for. */
  readonly now: number;
  /** When it began (ms), as `sentAt` counts. */
  readonly startedAt: number;
  readonly counts: TickCounts;
  /** The last error, as a sentence; null if there was none. */
  error: string | null;
  /** What the operator is to be told of, one incident per kind. */
  readonly incidents: readonly Incident[];
  /** Records an incident and logs it at once, so that nothing is lost if the tick dies. */
  report(kind: IncidentKind, message: string): void;
  /** Enrollments (`<cohort>:<id>`) that get nothing in this tick: just emptied, or their subscriber moves elsewhere. */
  readonly withheld: Set<string>;
  /** Ids of subscribers who were deactivated in this tick, which a read may not show yet. */
  readonly deactivated: Set<string>;
  /** Cohorts in which this tick has renamed the enrollment of a deleted subscriber. */
  readonly cleared: Set<string>;
  /** Whether this tick has searched all enrollments for a deleted subscriber. */
  hasSearched: boolean;
  /** Whether this tick has asked Resend how much of the daily quota is used. */
  hasAskedQuota: boolean;
  /** Mails used today (UTC) as an earlier tick saw it; null if unknown. */
  usedBefore: number | null;
  /** Why nothing more can be sent in this tick; null while it goes on. */
  stopped: string | null;
  /** Takes one call to Resend from the tick's budget. False, and the tick stops, when none is left or time is up. */
  mayCall(): boolean;
  /** Stops the tick: nothing more can be sent in it, for this reason. */
  stop(kind: IncidentKind, reason: string): void;
  /** Records a call without an answer; several in a row stop the tick. */
  noAnswer(reason: string): void;
  /** Records a call that was answered, whatever the answer. */
  answered(): void;
  /** Whether the last call of this tick was answered; false before the first. */
  readonly isAnswered: boolean;
  /** The instant (ms) at which something sent just now counts as sent. */
  sentAt(): number;
}

/** Starts a tick for `now` (ms), which may call Resend as often as the configuration says. */
export function startTick(now: number, services: Services): Tick {
  const wallClock = services.time.now;
  const calls = services.config.resend.callsPerTick;
  const startedAt = wallClock();
  let callsLeft = calls;
  let unknownInARow = 0;
  let isAnswered = false;
  const reports = new Map<IncidentKind, string[]>();
  const sentAt = () => {
    const wall = wallClock();
    return wall >= now && wall - now < LATEST_MS ? wall : now + (wall - startedAt);
  };
  return {
    ...services,
    now,
    startedAt: sentAt(),
    counts: { slots: 0, batches: 0, lessons: 0, pendingSends: 0, refused: 0, failed: 0, left: 0 },
    error: null,
    get incidents() {
      return Array.from(reports, ([kind, all]) => ({ kind, message: summarized(all) }));
    },
    report(kind, message) {
      log({ kind: 'incident', tick: new Date(now).toISOString(), incident: kind, message });
      reports.set(kind, [...(reports.get(kind) ?? []), message]);
    },
    withheld: new Set(),
    deactivated: new Set(),
    cleared: new Set(),
    hasSearched: false,
    hasAskedQuota: false,
    usedBefore: null,
    stopped: null,
    mayCall() {
      if (callsLeft <= 0) this.stopped ??= `RESEND_CALLS_PER_TICK (${calls}) is used up`;
      if (wallClock() - startedAt >= MAX_WAIT_MS) this.stopped ??= 'the time of one tick is used up';
      if (this.stopped !== null) return false;
      callsLeft -= 1;
      return true;
    },
    stop(kind, reason) {
      this.error = reason;
      this.stopped ??= reason;
      this.report(kind, reason);
    },
    noAnswer(reason) {
      this.error = reason;
      isAnswered = false;
      unknownInARow += 1;
      if (unknownInARow >= MAX_CONSECUTIVE_UNKNOWN) this.stop('unreachable', reason);
    },
    answered() {
      unknownInARow = 0;
      isAnswered = true;
    },
    get isAnswered() {
      return isAnswered;
    },
    sentAt,
  };
}

/** The first of some messages of a kind, and how many more there are. */
function summarized([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} (And ${more.length} more like this: see the log.)`;
}

/**
 * Whether this many lessons fit into Resend's daily quota now. A tick asks once how much is used; every later answer
 * updates it. Where an answer has no count, that of an earlier tick of the day holds.
 */
export async function roomInQuota(mails: number, tick: Tick): Promise<Room> {
  if (tick.config.resend.dailyQuota > 0 && !tick.hasAskedQuota) {
    tick.hasAskedQuota = true;
    if (tick.mailer.usedToday() === null) await tick.mailer.listSent(1);
  }
  return roomFor(mails, tick.mailer.usedToday() ?? tick.usedBefore, tick.config.resend);
}
