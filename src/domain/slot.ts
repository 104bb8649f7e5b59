/**
 * Slots: the quarter hours of the UTC day, `0000` to `2345`. A subscriber's slot is the one in which their
 * local clock shows the send hour; every offset in use today is a multiple of a quarter hour.
 */
import { DAY_MS, dayOf, HOUR_MS, QUARTER_MS, quarterOf } from './time.ts';

/** The most slots that a tick looks back over: those of one day. */
const SLOTS_A_DAY = DAY_MS / QUARTER_MS;

/** One time at which a slot comes round: a quarter hour of one certain day. */
export interface Occurrence {
  slot: string;
  /** The UTC day, `yyyy-mm-dd`. */
  day: string;
}

/** The occurrence that holds this instant (ms). */
export function occurrenceAt(instant: number): Occurrence {
  const iso = new Date(quarterOf(instant)).toISOString();
  return { slot: iso.slice(11, 13) + iso.slice(14, 16), day: iso.slice(0, 10) };
}

/** The instant (ms) at which an occurrence begins. */
export function instantOf({ slot, day }: Occurrence): number {
  return Date.parse(`${day}T${slot.slice(0, 2)}:${slot.slice(2, 4)}:00Z`);
}

/** The last occurrence of a slot that has begun by `now` (ms). */
export function latestOccurrence(slot: string, now: number): Occurrence {
  const today = { slot, day: dayOf(now) };
  return instantOf(today) <= now ? today : { slot, day: dayOf(now - DAY_MS) };
}

/**
 * The instants (ms, ascending) of the slots that a tick at `now` has to look at: all after `clock`, the last
 * one delivered in full, up to now. After a longer gap, or with no clock yet, the 96 of the last day: each
 * slot once, so that an outage shifts a course and never bunches it.
 */
export function slotsSince(clock: number | null, now: number): number[] {
  const last = quarterOf(now);
  const first = Math.max(clock === null ? 0 : clock + QUARTER_MS, last - (SLOTS_A_DAY - 1) * QUARTER_MS);
  const count = Math.max(0, (last - first) / QUARTER_MS + 1);
  return Array.from({ length: count }, (_, index) => first + index * QUARTER_MS);
}

/** Whether this is a time zone that the runtime knows by an IANA name. A bare offset ("+05:07") is none: its quarters may be askew. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * The first quarter hour at or after `earliest` (ms) in which the clock of `timeZone` shows `hour`:00 to :14.
 * It walks the quarters instead of computing an offset, so that clock changes need no rule of their own;
 * where a change leaves the hour out, the next day has it. Throws a RangeError for a time zone that is none.
 */
export function firstSendInstant(earliest: number, timeZone: string, hour: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = `${String(hour).padStart(2, '0')}:00`;
  const showsHour = (instant: number) => clock.format(instant) === wanted;
  const start = quarterOf(earliest + QUARTER_MS - 1);
  for (let instant = start; instant < start + 2 * DAY_MS + HOUR_MS; instant += QUARTER_MS) {
    if (showsHour(instant)) return instant;
  }
  throw new RangeError(`No quarter hour in two days shows ${wanted} in ${timeZone}`);
}
