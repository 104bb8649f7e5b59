/**
 * Commits an import: writes its people as subscribers, one piece per step. Nothing is recorded in advance, because a tick
 * would have to read a hundred thousand records. Instead a step can be repeated: it recognizes the subscribers it has
 * written already, and writes the others exactly as the first attempt would have.
 *
 * The subscriber is written before the enrollment: a subscriber without an enrollment gets no mail, but an enrollment
 * without a subscriber could not unsubscribe. The cohort follows from an instant that is stored before the step and stays
 * the same for an hour, so a repeated step finds the same cohort. After that hour a new instant is stored first; by then
 * every location can see what was written under the old one.
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
import { formatCount, formatNumber } from '../format.ts';
import { type ComparedCandidate, comparePiece } from './known-subscribers.ts';
import { newSubscriber } from './new-subscriber.ts';

/** The end of the hour (counted from when the file was read, ms) that `now` is in. */
function stepInstant(at: number, now: number): number {
  return at + (Math.floor((now - at) / HOUR_MS) + 1) * HOUR_MS;
}

/** `now`, or the instant of a tick that is ahead of it (ms): neither the step nor its cohorts may be behind it. */
async function latestClock(now: number, store: Store): Promise<number> {
  return Math.max(now, await store.clock.lastTickAt());
}

/** Starts to write an import's people at `now` (ms), once the operator has seen the preview. */
export async function startCommit(state: Import, now: number, { store }: Services): Promise<Import> {
  const stepAt = stepInstant(state.at, await latestClock(now, store));
  const next: Import = { ...state, phase: 'importing', cursor: 0, stepAt };
  await store.imports.put(next);
  return next;
}

/** Writes the next piece at `now` (ms), or stores a new instant for it. Throws a `RowsExpired`. */
export async function commitStep(state: Import, now: number, services: Services): Promise<Import> {
  if (state.cursor >= state.pieces) return finish(state, services);
  const latest = await latestClock(now, services.store);
  if (latest > state.stepAt) return save({ ...state, stepAt: stepInstant(state.at, latest) }, services);
  const compared = await comparePiece(state, state.cursor, services);
  const added = compared.filter(({ standing }) => standing.kind === 'new');
  await forEachConcurrent(
    added,
    () => CONNECTIONS,
    ({ id, candidate }) => write(id, newSubscriber(candidate, state, services), services),
  );
  await completeEnrollments(compared, state, services);
  const written = added.length + compared.filter(({ standing }) => standing.kind === 'mine').length;
  const counts = { ...state.counts, written: state.counts.written + written };
  const next: Import = { ...state, counts, cursor: state.cursor + 1 };
  return next.cursor === state.pieces ? finish(next, services) : save(next, services);
}

async function save(state: Import, { store }: Services): Promise<Import> {
  await store.imports.put(state);
  return state;
}

/** The audit entry is written under the import's own instant, so writing it again does not duplicate it. */
async function finish(state: Import, services: Services): Promise<Import> {
  const done: Import = { ...state, phase: 'done' };
  await services.store.audit.put({ at: state.at, action: 'import', detail: summaryOf(done), mark: '' });
  return save(done, services);
}

/** An import in a few words, for the audit trail. */
export function summaryOf({ source, rows, counts }: Import): string {
  return `${formatNumber(counts.written)} of ${formatCount(rows, 'row')} from ${source} imported; ${formatCount(counts.refused, 'row')} refused`;
}

async function write(id: string, subscriber: Subscriber, services: Services): Promise<void> {
  await services.store.subscribers.put(id, subscriber);
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort && subscriber.status === 'active') await enrollIn(cohort, id, subscriber, services);
}

/**
 * Enrolls imported subscribers (of this import or another) who have no enrollment because a Worker died between writing
 * their two keys. If it is too late for their cohort, they join the next one.
 */
export async function completeEnrollments(
  compared: readonly ComparedCandidate[],
  state: Import,
  services: Services,
): Promise<void> {
  const candidates = compared.flatMap(({ id, known }) =>
    known && mayLackEnrollment(known, state, services) ? [{ id, known }] : [],
  );
  const enrollments = candidates.map(({ id, known }) => ({ id, cohort: known.cohort ?? '' }));
  const enrolled = await services.store.enrollments.enrolledAmong(enrollments);
  const missing = candidates.filter(({ id }) => !enrolled.has(id));
  await forEachConcurrent(
    missing,
    () => CONNECTIONS,
    ({ id, known }) => write(id, withCohortInTime(known, state, services), services),
  );
}

/** Whether an enrollment is expected. Once the keys of a whole cohort have expired, its course is over. */
function mayLackEnrollment(known: Subscriber, { stepAt }: Import, { course }: Services): boolean {
  const cohort = parseCohort(known.cohort ?? '');
  const isOver = cohort !== null && keptUntil(cohort, course.lessons.length) < stepAt + DAY_MS;
  return cohort !== null && !isOver && known.status === 'active' && isAsImported(known);
}

function withCohortInTime(subscriber: Subscriber, { stepAt }: Import, services: Services): Subscriber {
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort === null || instantOf(cohort) - stepAt >= MENDED_BEFORE_MS) return subscriber;
  return joiningAfter(subscriber, cohort.firstLesson, { now: stepAt, lastTickAt: 0 }, services);
}
