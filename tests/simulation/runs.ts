/** Runs of the course: beginning again makes a new one, and taking that back goes on with the former. */
import type { Deed, Received } from './deed.ts';
import { CLOSING, crosses, effective, TICK_MS, UNSEEN_MS } from './deeds.ts';
import { type Evidence, isDoubted } from './evidence.ts';
import type { Person } from './person.ts';
import { slugsOf } from './slugs.ts';

/** One way in which what a reader asked for may have gone: what they have had in the run that they are in. */
export interface Run {
  had: readonly string[];
  /** When it began (ms). */
  since: number;
  /** What of beginning again, and of taking that back, has led to it. */
  by: readonly Deed[];
  /** The run before, if it may still be taken up again. */
  former: Run | null;
}

export const FIRST_RUN: Run = { had: [], since: 0, by: [], former: null };

/** All runs that a reader may be in at `until` (ms), who may have been in these at `from` (ms). */
export function runsBetween({ deeds }: Person, runs: readonly Run[], from: number, until: number): Run[] {
  let possible = [...runs];
  for (const deed of effective(deeds)) {
    if (deed.askedAt > until || takesEffectBy(deed) < from) continue;
    const others = possible.filter(({ by }) => !by.includes(deed)).flatMap((run) => changedBy(deed, run) ?? []);
    possible = unlike([...possible, ...others]);
  }
  return possible;
}

/** Until when (ms) what was acknowledged may wait to show: a tick may not know of it, a lesson may come first. */
function takesEffectBy({ doneAt, isAfterLesson }: Deed): number {
  return doneAt === null || isAfterLesson ? Number.POSITIVE_INFINITY : doneAt + UNSEEN_MS + TICK_MS;
}

function changedBy(deed: Deed, run: Run): Run | null {
  const by = [...run.by, deed];
  if (deed.kind === 'restart' && run.had.length > 0) return { had: [], since: deed.askedAt, by, former: run };
  if (deed.kind !== 'undo restart' || run.former === null) return null;
  // They go on behind what they had then, whatever has come anew.
  const { had } = run.former;
  return { ...run.former, had: [...run.had.filter((slug) => !had.includes(slug)), ...had], by };
}

function unlike(runs: readonly Run[]): Run[] {
  const seen = new Map(runs.map((run) => [`${run.by.map(({ askedAt }) => askedAt)} ${run.had.join()}`, run]));
  return [...seen.values()];
}

/** The runs that a reader can be in at the end: who began again, and was told so, is in no other. */
export function runsInTheEnd({ deeds }: Person, runs: readonly Run[]): readonly Run[] {
  const real = effective(deeds);
  const last = real.findLast(({ kind }) => kind === 'restart' || kind === 'undo restart');
  if (last?.kind !== 'restart' || last.doneAt === null) return runs;
  const others = [...CLOSING, 'restart', 'move', 'restore', 'now', 'pause until', 'resume', 'hour'] as const;
  const isUnclear =
    crosses(last, real, others) ||
    (last.isAfterLesson && real.some(({ kind, askedAt }) => CLOSING.includes(kind) && askedAt > last.askedAt));
  return isUnclear ? runs : runs.filter(({ by }) => by.includes(last));
}

/** Someone who has had the whole course, as far as anybody can tell, left and comes back begins again. */
export function mayBeginAgain(
  { deeds }: Person,
  { had }: Run,
  { at }: Received,
  { editions, told }: Evidence,
): boolean {
  const counts = (slug: string) => had.includes(slug) || isDoubted(slug, told);
  const joins = deeds.filter((deed) => deed.kind === 'join' && deed.askedAt <= at && !deed.isVoid && deed.linkAt > 0);
  return joins.some((join) => {
    const left = deeds.some((deed) => CLOSING.includes(deed.kind) && deed.askedAt < join.askedAt);
    const during = editions.filter(({ from }) => from <= (join.doneAt ?? at)).slice(-2);
    return left && had.length > 0 && during.some((edition) => slugsOf(edition).every(counts));
  });
}
