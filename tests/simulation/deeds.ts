/** What a reader's deeds mean: which of them count, and whether they take part in the end. */
import type { Deed } from './deed.ts';
import type { Person } from './person.ts';

/** KV shows a write everywhere after so long (ms), as far as this simulation goes. */
export const UNSEEN_MS = 90_000;

/** A tick may run on for so long (ms) with what it has read. */
export const TICK_MS = 15 * 60_000;

/** What ends a reader's course, for good or for a while. */
export const CLOSING: readonly Deed['kind'][] = ['leave', 'pause', 'bounce', 'complaint', 'suppression', 'delete'];

/** What begins a reader's course, or goes on with it. */
const OPENING: readonly Deed['kind'][] = [
  'join',
  'return',
  'resume',
  'pause until',
  'restart',
  'undo restart',
  'restore',
];

export const isOpening = ({ kind }: Pick<Deed, 'kind'>) => OPENING.includes(kind);

/** What only ends a pause, and nothing else. */
const ENDS_PAUSE: readonly Deed['kind'][] = ['resume', 'pause until', 'restart', 'undo restart'];

const isEvent = ({ kind }: Deed) => kind === 'bounce' || kind === 'complaint' || kind === 'suppression';

export const endOf = (deed: Deed) => deed.doneAt ?? deed.askedAt;

/** Whether `one`, later than `closing`, makes good what that ended. */
export function reopens(one: Deed, closing: Deed): boolean {
  if (closing.kind === 'pause') return isOpening(one) && one.kind !== 'restore' && one.kind !== 'return';
  if (closing.kind === 'delete') return one.kind === 'restore';
  if (one.kind === 'return') return closing.kind === 'leave';
  return one.kind === 'join' && one.linkAt > closing.askedAt;
}

/**
 * The deeds that change anything: not those that were clearly refused, no leaving by somebody who has left, and no
 * event about an address that its reader had moved away from. A complaint counts even for who has left.
 */
export function effective(deeds: readonly Deed[]): Deed[] {
  let isOut = false;
  let wasOut = false;
  return deeds.filter((deed) => {
    if (deed.isVoid || (isEvent(deed) && hasMovedAway(deed, deeds))) return false;
    if (deed.kind === 'join' || deed.kind === 'return') isOut = false;
    // Whoever takes a deletion back is as they were when they asked for it.
    if (deed.kind === 'delete') wasOut = isOut;
    if (deed.kind === 'restore') isOut = wasOut;
    if (!CLOSING.includes(deed.kind) || deed.kind === 'pause' || deed.kind === 'delete') return true;
    const isNew = !isOut || deed.kind === 'complaint';
    isOut ||= deed.doneAt !== null;
    return isNew;
  });
}

/** Whether the reader had surely left the address that an event is about, and had not come back to it. */
function hasMovedAway({ address, askedAt }: Deed, deeds: readonly Deed[]): boolean {
  const moves = deeds.filter(({ kind, isVoid }) => kind === 'move' && !isVoid);
  const last = moves.filter((move) => move.askedAt <= askedAt).at(-1);
  const isAway = last !== undefined && last.address === address && last.to !== address && !last.isAfterLesson;
  return isAway && last.doneAt !== null && last.doneAt + UNSEEN_MS < askedAt;
}

/** Whoever takes part in the end: their last word was yes, it was heard, and nothing stood against it. */
export function isOwed({ deeds, refusedAt }: Person): boolean {
  if (refusedAt !== null) return false;
  const real = withoutErased(effective(deeds));
  if (real === null) return false;
  const closings = real.filter(({ kind }) => CLOSING.includes(kind));
  // A pause that is taken along into a former run, or out of one, may go on.
  if (closings.length > 0 && real.some(({ kind }) => kind === 'undo restart')) return false;
  const sure = real.filter((deed) => deed.doneAt !== null && isFresh(deed, real));
  return (
    sure.some(({ kind }) => kind === 'join') && closings.every((end) => sure.some((deed) => surelyReopens(deed, end)))
  );
}

/** Only a link that came after a pause ends it, and only what every location can see by then is known to be later. */
function surelyReopens(deed: Deed, end: Deed): boolean {
  const seen = endOf(end) + UNSEEN_MS;
  return reopens(deed, end) && deed.askedAt > seen && (deed.kind !== 'join' || deed.linkAt > seen);
}

/** What counts of a reader who took a deletion back; null where nobody can tell, or they are deleted. */
function withoutErased(deeds: readonly Deed[]): readonly Deed[] | null {
  const erasing = deeds.filter(({ kind }) => kind === 'delete');
  if (erasing.length === 0) return deeds;
  const restored = deeds.findLast(({ kind, doneAt }) => kind === 'restore' && doneAt !== null);
  const [first, last] = [erasing[0], erasing.at(-1)];
  if (!restored || !first || !last || last.doneAt === null || last.doneAt > restored.askedAt - UNSEEN_MS) return null;
  const between = (deed: Deed) => endOf(deed) > first.askedAt - UNSEEN_MS && deed.askedAt < endOf(restored) + UNSEEN_MS;
  const isMixed = deeds.some((deed) => between(deed) && deed.kind !== 'delete' && deed.kind !== 'restore');
  return isMixed ? null : deeds.filter(({ kind }) => kind !== 'delete' && kind !== 'restore');
}

/** A link that came before its reader left does not bring them back; to resume is not to come back. */
function isFresh(deed: Deed, deeds: readonly Deed[]): boolean {
  const ended = deeds.filter((one) => CLOSING.includes(one.kind) && one.kind !== 'pause' && one.askedAt < deed.askedAt);
  if (deed.kind === 'join') return ended.every(({ askedAt }) => deed.linkAt > askedAt);
  if (deed.kind === 'return') return ended.every(({ kind }) => kind === 'leave');
  return (
    !ENDS_PAUSE.includes(deed.kind) ||
    ended.every((end) =>
      deeds.some((one) => one.askedAt < deed.askedAt && one.askedAt > end.askedAt && reopens(one, end)),
    )
  );
}

/** Whether another deed of some kind was done within the minute in which neither was visible to the other. */
export function crosses(deed: Deed, deeds: readonly Deed[], kinds: readonly Deed['kind'][]): boolean {
  return deeds.some(
    (one) =>
      one !== deed &&
      kinds.includes(one.kind) &&
      !one.isVoid &&
      one.askedAt <= endOf(deed) + UNSEEN_MS &&
      endOf(one) >= deed.askedAt - UNSEEN_MS,
  );
}
