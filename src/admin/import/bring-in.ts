/**
 * Writes an import's people, a piece of them a step. No change of theirs is written down before (a tick would have to read a
 * hundred thousand); instead a step can be repeated: it finds whom it has written, and writes all others as it would have.
 *
 * The subscriber comes before the place: somebody without a place is mailed by nobody, and somebody without a subscriber could
 * not leave. The cohort follows from an instant that is kept for the step and is the same for all of an hour, so no repetition
 * finds another one; once it has passed, a new one is kept first, by when every location sees what was written under the old one.
 */

import { keptUntil, MENDED_BEFORE_MS, parseCohort } from '../../domain/cohort.ts';
import { isAsImported } from '../../domain/import.ts';
import { instantOf } from '../../domain/slot.ts';
import { CONNECTIONS, forEachConcurrent } from '../../domain/streams.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import type { Store } from '../../storage/store.ts';
import { enrollIn, joiningAfter } from '../../subscribers/transition.ts';
import { counted, inFigures } from '../text.ts';
import { newcomer } from './newcomer.ts';
import { RowsGone } from './rows-gone.ts';
import { type Standee, standingsOf } from './standings.ts';

/** The end of the hour, counted from when the file was read (ms), in which `now` is: however often it is asked for, the same. */
function stepInstant(at: number, now: number): number {
  return at + (Math.floor((now - at) / HOUR_MS) + 1) * HOUR_MS;
}

/** `now`, or the instant of a tick that is ahead of it (ms): the step's own instant is behind neither, nor are its cohorts. */
async function latestClock(now: number, store: Store): Promise<number> {
  return Math.max(now, await store.clock.lastTickAt());
}

/** Begins to write an import's people at `now` (ms), once the operator has seen who they are. */
export async function beginToBringIn(state: Import, now: number, { store }: Services): Promise<Import> {
  const stepAt = stepInstant(state.at, await latestClock(now, store));
  const next: Import = { ...state, phase: 'importing', cursor: 0, stepAt };
  await store.imports.put(next);
  return next;
}

/** Writes the next piece at `now` (ms), or keeps a new instant for it. Throws a `RowsGone`. */
export async function bringIn(state: Import, now: number, services: Services): Promise<Import> {
  if (state.cursor >= state.pieces) return finish(state, services);
  const latest = await latestClock(now, services.store);
  if (latest > state.stepAt) return keep({ ...state, stepAt: stepInstant(state.at, latest) }, services);
  const people = await services.store.imports.getPiece(state.at, state.cursor);
  if (people === null) throw new RowsGone();
  const standees = await standingsOf(people, state.at, services);
  const strangers = standees.filter(({ standing }) => standing.kind === 'new');
  await forEachConcurrent(
    strangers,
    () => CONNECTIONS,
    ({ id, candidate }) => write(id, newcomer(candidate, state, services), services),
  );
  await mend(standees, state, services);
  const written = strangers.length + standees.filter(({ standing }) => standing.kind === 'mine').length;
  const counts = { ...state.counts, written: state.counts.written + written };
  const next: Import = { ...state, counts, cursor: state.cursor + 1 };
  return next.cursor === state.pieces ? finish(next, services) : keep(next, services);
}

async function keep(state: Import, { store }: Services): Promise<Import> {
  await store.imports.put(state);
  return state;
}

/** Under the import's own instant, its entry in the audit trail is the same however often it is written. */
async function finish(state: Import, services: Services): Promise<Import> {
  const done: Import = { ...state, phase: 'done' };
  await services.store.audit.put({ at: state.at, action: 'import', detail: inWords(done), mark: '' });
  return keep(done, services);
}

/** An import in a few words, for the audit trail. */
export function inWords({ source, rows, counts }: Import): string {
  return `${inFigures(counts.written)} of ${counted(rows, 'row')} from ${source} are in; ${counted(counts.refused, 'row')} refused`;
}

async function write(id: string, reader: Subscriber, services: Services): Promise<void> {
  await services.store.subscribers.put(id, reader);
  const cohort = parseCohort(reader.cohort ?? '');
  if (cohort && reader.status === 'active') await enrollIn(cohort, id, reader, services);
}

/**
 * Gives a place to who was brought in, by this import or another, and has none, since a Worker died between their two keys. In
 * a cohort that begins soon they come too late; they get one in the next.
 */
export async function mend(standees: readonly Standee[], state: Import, services: Services): Promise<void> {
  const waiting = standees.flatMap(({ id, known }) =>
    known && mayLackPlace(known, state, services) ? [{ id, known }] : [],
  );
  const places = waiting.map(({ id, known }) => ({ id, cohort: known.cohort ?? '' }));
  const placed = await services.store.enrollments.enrolledAmong(places);
  const without = waiting.filter(({ id }) => !placed.has(id));
  await forEachConcurrent(
    without,
    () => CONNECTIONS,
    ({ id, known }) => write(id, inTime(known, state, services), services),
  );
}

/** Where the keys of a whole cohort have expired, its course is over. */
function mayLackPlace(known: Subscriber, { stepAt }: Import, { course }: Services): boolean {
  const cohort = parseCohort(known.cohort ?? '');
  const isOver = cohort !== null && keptUntil(cohort, course.lessons.length) < stepAt + DAY_MS;
  return cohort !== null && !isOver && known.status === 'active' && isAsImported(known);
}

function inTime(reader: Subscriber, { stepAt }: Import, services: Services): Subscriber {
  const cohort = parseCohort(reader.cohort ?? '');
  if (cohort === null || instantOf(cohort) - stepAt >= MENDED_BEFORE_MS) return reader;
  return joiningAfter(reader, cohort.firstLesson, { now: stepAt, lastTickAt: 0 }, services);
}
