/** What a reader's deeds mean: whether they take part, and from when on nothing may come. */
import { duration } from './cron.ts';
import { type Evidence, isDoubted } from './evidence.ts';
import { slugsOf } from './order.ts';
import type { Deed, Person, Received } from './person.ts';

/** What ends a reader's course, for good or for a while. */
const CLOSING: readonly Deed['kind'][] = ['leave', 'pause', 'bounce', 'complaint', 'suppression'];

/** KV shows a write everywhere after so long (ms), as far as this simulation goes. */
const UNSEEN_MS = 90_000;

/** A tick may run on for so long (ms) with what it has read. */
const TICK_MS = 15 * 60_000;

/** What begins a reader's course, or goes on with it. */
export const isOpening = ({ kind }: Pick<Deed, 'kind'>) => kind === 'join' || kind === 'resume';

/**
 * The deeds that change anything: not those that were clearly refused, and no leaving by somebody who has left. A
 * complaint counts even then.
 */
function effective(deeds: readonly Deed[]): Deed[] {
  let isOut = false;
  return deeds.filter((deed) => {
    if (deed.isVoid) return false;
    if (deed.kind === 'join') isOut = false;
    if (!CLOSING.includes(deed.kind) || deed.kind === 'pause') return true;
    const isNew = !isOut || deed.kind === 'complaint';
    isOut ||= deed.doneAt !== null;
    return isNew;
  });
}

/** Whoever takes part in the end: their last word was yes, it was heard, and nothing stood against it. */
export function isOwed({ deeds, refusedAt }: Person): boolean {
  if (refusedAt !== null) return false;
  const real = effective(deeds);
  const endOf = (deed: Deed) => deed.doneAt ?? deed.askedAt;
  const closings = real
    .filter(({ kind }) => CLOSING.includes(kind))
    .toSorted((one, other) => endOf(one) - endOf(other));
  const last = closings.at(-1);
  const opens = (deed: Deed) => (last?.kind === 'pause' ? deed.kind === 'resume' : isOpening(deed));
  return real.some(
    (deed) =>
      opens(deed) && deed.doneAt !== null && isFresh(deed, real) && (!last || deed.askedAt > endOf(last) + UNSEEN_MS),
  );
}

/** A link that came before its reader left does not bring them back; to resume is not to come back. */
function isFresh(deed: Deed, deeds: readonly Deed[]): boolean {
  const ended = deeds.filter((one) => CLOSING.includes(one.kind) && one.kind !== 'pause' && one.askedAt < deed.askedAt);
  if (deed.kind === 'join') return ended.every(({ askedAt }) => deed.linkAt > askedAt);
  const lastEnd = Math.max(...ended.map(({ askedAt }) => askedAt), 0);
  return (
    ended.length === 0 || deeds.some((one) => one.kind === 'join' && one.askedAt < deed.askedAt && one.linkAt > lastEnd)
  );
}

/** Someone who has had the whole course, as far as anybody can tell, left and comes back begins again. */
export function mayBeginAgain(
  { deeds }: Person,
  had: readonly string[],
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

/** Nobody is mailed who did not confirm, or who does not want it any more. */
export function checkWish(
  { deeds: all, lessons }: Person,
  lesson: Received,
  when: string,
  blame: (promise: string, words: string) => void,
): void {
  const { at, by } = lesson;
  const deeds = effective(all);
  if (!deeds.some((deed) => deed.kind === 'join' && deed.askedAt <= at))
    blame('consent', `gets ${when} without having confirmed.`);
  for (const deed of deeds) {
    if (!CLOSING.includes(deed.kind) || deed.doneAt === null) continue;
    const { doneAt } = deed;
    const seen = doneAt + UNSEEN_MS;
    const isStillUnseen = at <= seen || (by.startedAt <= seen && at <= by.startedAt + TICK_MS);
    if (isStillUnseen) continue;
    const reopens = (one: Deed) =>
      isOpening(one) &&
      one.askedAt <= at &&
      (one.doneAt ?? at) > deed.askedAt - UNSEEN_MS &&
      (one.kind === 'resume' ? deed.kind === 'pause' : deed.kind === 'pause' || one.linkAt > deed.askedAt);
    if (deeds.some((one) => one !== deed && reopens(one))) continue;
    const first = lessons.find((one) => one.at > doneAt);
    if (deed.isAfterLesson && first === lesson) continue;
    const isOld = deeds.some((one) => one.kind === 'join' && one.linkAt > 0 && (one.doneAt ?? at) >= deed.askedAt);
    if (isOld && deed.kind !== 'leave' && deed.kind !== 'pause') continue;
    blame('no mail after leaving', `gets ${when} ${duration(at - doneAt)} after the ${deed.kind} was acknowledged.`);
    return;
  }
}
