/** The Workers that are measured side by side, and what their storage holds before their ticks. */
import { cohortName } from '../src/domain/cohort.ts';
import { occurrenceAt } from '../src/domain/slot.ts';
import { DAY_MS, QUARTER_MS } from '../src/domain/time.ts';
import type { Seed } from '../tests/stand-ins/kv/server.ts';
import { FIRST, SECOND } from './lessons.ts';

export interface Variant {
  name: string;
  /** Its entry file; null for what `npm run build` leaves. */
  entry: string | null;
  /** Readers who are due at `FIRST_TICK`, and a day later, and so on, as long as the course has lessons: eight ticks. */
  seeds(readers: number): Seed[];
  /** It makes a call for each reader: a tick for thousands would take all day. */
  isSlow: boolean;
  hasForm: boolean;
}

/** The first measured tick (ms): far enough from today that no Worker takes it for a tick that comes late. */
export const FIRST_TICK = Date.UTC(2030, 0, 16, 7);

const COHORT = 1_000;

/** As many cohorts of 1,000 as it takes, all in the slot of `instant` (ms): their first days and first lessons differ. */
function cohortsAt(instant: number, readers: number): Seed[] {
  const cohorts = Math.ceil(readers / COHORT);
  return Array.from({ length: cohorts }, (_, index) => {
    const begun = occurrenceAt(instant - index * DAY_MS);
    const cohort = cohortName({ ...begun, firstLesson: SECOND });
    const person = { address: `reader-${index}-%@reader.example`, name: 'Anna', received: [FIRST] };
    const count = Math.min(COHORT, readers - index * COHORT);
    // A subscriber's id is the hash of an address: 64 digits.
    const id = `${String(index).padStart(57, '0')}%`;
    return { key: `enrollment:${cohort}:${id}`, value: '', metadata: JSON.stringify(person), count };
  });
}

/** A quarter hour in which nobody of `spread` gets a lesson (ms). */
export const EMPTY_SLOT = FIRST_TICK - 4 * QUARTER_MS;

/** A whole course: a tenth of the readers is due at `FIRST_TICK`, the rest in all other slots but one. */
export function spread(readers: number): Seed[] {
  const due = dueOf(readers);
  const others = Array.from({ length: DAY_MS / QUARTER_MS }, (_, index) => FIRST_TICK + index * QUARTER_MS).filter(
    (instant) => instant !== FIRST_TICK && instant !== EMPTY_SLOT + DAY_MS,
  );
  const each = Math.floor((readers - due) / others.length);
  return [...cohortsAt(FIRST_TICK, due), ...others.flatMap((instant) => cohortsAt(instant, each))];
}

/** How many of a whole course are due at `FIRST_TICK`. */
export const dueOf = (readers: number) => Math.ceil(readers / 10);

/** `clock` as the tick before `instant` (ms) leaves it: no Worker has been away. */
export function clockBefore(instant: number): string {
  const at = instant - QUARTER_MS;
  const lastTick = { at, error: null, errorAt: null, usedToday: null };
  return JSON.stringify({ delivered: at, lastTick, incidents: [], activeAt: null });
}

const subscribers = (count: number): Seed[] => {
  const email = 'reader-%@reader.example';
  return [{ key: `subscriber:${email}`, value: JSON.stringify({ email, name: 'Anna', day: 1 }), count }];
};

export const OURS: Variant = {
  name: 'Daystep',
  entry: null,
  seeds: (readers) => cohortsAt(FIRST_TICK, readers),
  isSlow: false,
  hasForm: true,
};

export const OTHERS: readonly Variant[] = [
  { name: 'Tutorial', entry: 'bench/tutorial/worker.tsx', seeds: subscribers, isSlow: true, hasForm: true },
  { name: 'Tutorial, batches', entry: 'bench/tutorial/batches.tsx', seeds: subscribers, isSlow: false, hasForm: true },
  { name: 'Floor', entry: 'bench/floor/worker.ts', seeds: () => [], isSlow: false, hasForm: false },
];
