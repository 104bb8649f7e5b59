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

/** Beyond so many runs nobody tells what a reader is owed: somebody began again a dozen times, and had no answer. */
const MAX_RUNS = 1_000;

const tangled = new WeakSet<Person>();

/** Whether there are so many runs that a reader may be in that their lessons are not judged. */
export const isTangled = (person: Person) => tangled.has(person);

/** All runs that a reader may be in at `until` (ms), who may have been in these at `from` (ms). */
export function runsBetween(person: Person, runs: readonly Run[], from: number, until: number): Run[] {
  const { deeds } = person;
  let possible = [...runs];
  const real = effective(deeds);
  const last = lastTurn(real);
  // What can change nothing any more tells no two runs apart; else they would double with every restart.
  const isOpen = (deed: Deed) => deed === last || takesEffectBy(deed) >= until;
  for (const deed of real) {
    if (deed.askedAt > until || takesEffectBy(deed) < from) continue;
    const others = possible.filter(({ by }) => !by.includes(deed)).flatMap((run) => changedBy(deed, run) ?? []);
    possible = unlike([...possible, ...others], isOpen);
    if (possible.length <= MAX_RUNS) continue;
    tangled.add(person);
    return possible.slice(0, MAX_RUNS);
  }
  return possible;
}

/** The last time that a reader began again, or took that back. */
const lastTurn = (deeds: readonly Deed[]) =>
  deeds.findLast(({ kind }) => kind === 'restart' || kind === 'undo restart');

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

function unlike(runs: readonly Run[], isOpen: (deed: Deed) => boolean): Run[] {
  const nameOf = ({ by, had, since, former }: Run): string => {
    const open = by.filter(isOpen).map(({ askedAt }) => askedAt);
    return `${open} ${had} ${since} < ${former ? nameOf(former) : ''}`;
  };
  return [...new Map(runs.map((run) => [nameOf(run), run])).values()];
}

/** The runs that a reader can be in at the end: who began again, and was told so, is in no other. */
export function runsInTheEnd({ deeds }: Person, runs: readonly Run[]): readonly Run[] {
  const real = effective(deeds);
  const last = lastTurn(real);
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
