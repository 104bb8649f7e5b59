/** A lesson a day: while ticks run that nothing disturbs, no lesson that is due waits for another day. */
import type { Edition } from './editions.ts';
import { nextOf } from './order.ts';
import type { Person } from './person.ts';
import { DAY_MS, HOUR_MS, START } from './stage.ts';

/** A tick that ran to its end, and in which nothing failed. */
export interface SoundTick {
  nominal: number;
  startedAt: number;
  endedAt: number;
}

/** Where a lesson was due at `due` (ms), and was left alone by a sound tick at `tick` (ms). */
export interface Delay {
  due: number;
  tick: number;
}

/**
 * The first lesson that waited although it need not have. Only where it is beyond doubt what was due: for readers who
 * did nothing but confirm and change their name, in a course that was not changed. `doubts`: when (ms) a lesson was said to be in doubt.
 */
export function delayOf(
  person: Person,
  [edition]: readonly Edition[],
  sound: readonly SoundTick[],
  doubts: readonly number[],
): Delay | null {
  const course = edition?.course.lessons.map(({ slug }) => slug) ?? [];
  const { deeds, lessons, tries, refusedAt } = person;
  const joins = deeds.filter(({ kind, isVoid }) => kind === 'join' && !isVoid);
  if (refusedAt !== null || joins.length === 0 || deeds.some(({ kind }) => kind !== 'join' && kind !== 'name'))
    return null;
  const joined = Math.max(...joins.map(({ doneAt }) => doneAt ?? Number.POSITIVE_INFINITY));
  for (let day = 0; day < 40; day += 1) {
    const due = person.instantOf({ day, minute: 0 });
    const had = lessons.filter(({ at }) => at < due);
    const last = had.at(-1);
    if (!last || due < joined + 7 * HOUR_MS || due < last.at + 12 * HOUR_MS + HOUR_MS || due > START + 40 * DAY_MS)
      continue;
    if (
      nextOf(
        course,
        had.map(({ lesson }) => lesson),
      ) === null
    )
      return null;
    // As long as lesson 1 is not surely away, lesson 2 keeps its distance; any other counts from when it was sure.
    const settledBy = due - (last.isWelcome ? 7 : 13) * HOUR_MS;
    // A sound tick before has settled whatever was open of the last lesson.
    const lastTry = Math.max(joined, ...tries.filter(({ at }) => at < due).map(({ at }) => at));
    if (!sound.some(({ startedAt, endedAt }) => startedAt > lastTry && endedAt < settledBy)) continue;
    const tick = sound.find(({ nominal }) => nominal >= due && nominal < due + 20 * HOUR_MS);
    const next = lessons.find(({ at }) => at >= due);
    // A lesson of which nobody can tell whether it left counts as sent.
    if (doubts.some((at) => at > last.at && tick && at <= tick.endedAt)) continue;
    if (tick && (!next || next.at > tick.endedAt)) return { due, tick: tick.startedAt };
  }
  return null;
}
