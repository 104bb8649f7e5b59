/** A pause that has an end: the course goes on on that very day. */
import { localDay, startOfDay } from '../../src/domain/pause.ts';
import { isOwed } from './deeds.ts';
import type { Evidence } from './evidence.ts';
import { nextOf } from './order.ts';
import type { Person } from './person.ts';
import { slugsOf } from './slugs.ts';
import { DAY_MS, HOUR_MS } from './stage.ts';

/**
 * The day on which a lesson had to come and did not, and when it was over (ms). Only where it is beyond doubt: nothing
 * failed on it, and the reader's last wish was to pause until then.
 */
export function waitedInVain(person: Person, evidence: Evidence): { until: string; at: number } | null {
  const { deeds, lessons } = person;
  const real = deeds.filter(({ isVoid }) => !isVoid);
  const last = real.findLast(({ kind }) => kind !== 'name');
  const zones = new Set([person.zone, ...real.flatMap(({ zone }) => zone || [])]);
  const isClear = real.every(
    ({ kind, doneAt, isAfterLesson }) => doneAt !== null && !isAfterLesson && kind !== 'restart',
  );
  if (last?.kind !== 'pause until' || last.doneAt === null || !isClear || zones.size > 1 || !isOwed(person))
    return null;
  const begins = startOfDay(last.until, person.zone);
  const ends = begins + DAY_MS;
  const before = lessons.filter(({ at }) => at < begins);
  const course = slugsOf(evidence.editions[0]);
  const isOver =
    nextOf(
      course,
      before.map(({ lesson }) => lesson),
    ) === null;
  const hasRoom = last.doneAt < begins - 7 * HOUR_MS && (before.at(-1)?.at ?? 0) < begins - 13 * HOUR_MS;
  const isCalm = begins > evidence.calmFrom + DAY_MS && ends + evidence.tickMs < evidence.now;
  if (isOver || !hasRoom || !isCalm || before.length === 0) return null;
  // The hour may be that of the last quarter of the day.
  const cameOnIt = lessons.some(({ at }) => at >= begins && localDay(at - evidence.tickMs, person.zone) <= last.until);
  return cameOnIt ? null : { until: last.until, at: ends };
}
