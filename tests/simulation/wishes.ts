/** Nobody is mailed who did not confirm, or who does not want it: not now, not before a day, not at that address. */
import { startOfDay } from '../../src/domain/pause.ts';
import { duration } from './cron.ts';
import type { Deed, Received } from './deed.ts';
import { CLOSING, crosses, effective, endOf, isOpening, reopens, TICK_MS, UNSEEN_MS } from './deeds.ts';
import type { Evidence } from './evidence.ts';
import type { Person } from './person.ts';

type Blame = (promise: string, text: string) => void;

/** Blames a lesson that its reader did not want then and there. */
export function checkWish(person: Person, lesson: Received, when: string, evidence: Evidence, blame: Blame): void {
  const deeds = effective(person.deeds);
  const hasConfirmed = deeds.some(({ kind, askedAt }) => kind === 'join' && askedAt <= lesson.at);
  if (!hasConfirmed) blame('consent', `gets ${when} without having confirmed.`);
  const isTheirs =
    lesson.to === person.address || deeds.some(({ to, askedAt }) => to === lesson.to && askedAt <= lesson.at);
  if (!isTheirs) blame('consent', `gets ${when} at ${lesson.to}, which has not said yes.`);
  const judged = { person, deeds, lesson, evidence };
  const closing = deeds.find((deed) => CLOSING.includes(deed.kind) && isAgainst(deed, judged));
  if (closing?.doneAt) {
    const ago = duration(lesson.at - closing.doneAt);
    blame('no mail after leaving', `gets ${when} ${ago} after the ${closing.kind} was acknowledged.`);
  }
  const move = deeds.find((deed) => deed.kind === 'move' && hasMoved(deed, judged));
  if (move) blame('the new address', `gets ${when} at ${lesson.to}, after the move to ${move.to} was acknowledged.`);
  const pause = deeds.find((deed) => deed.kind === 'pause until' && comesTooEarly(deed, judged));
  if (pause) blame('not before the day', `gets ${when}, and had paused until ${pause.until}.`);
}

interface Judged {
  person: Person;
  /** Those that count. */
  deeds: readonly Deed[];
  lesson: Received;
  evidence: Evidence;
}

/** A lesson that may have left before its tick could know of what was done at `doneAt` (ms), or right after as was said. */
function mayPrecede(deed: Deed, { lesson, person: { lessons }, evidence: { sound } }: Judged): boolean {
  const { doneAt, isAfterLesson } = deed;
  if (doneAt === null) return true;
  const { at, by } = lesson;
  const seen = doneAt + UNSEEN_MS;
  if (at <= seen || (by.startedAt <= seen && at <= by.startedAt + TICK_MS)) return true;
  if (!isAfterLesson) return false;
  // What waits for a lesson is granted by a tick after it.
  const first = lessons.find((one) => one.at > doneAt);
  const granted = sound.find(({ startedAt }) => startedAt > Math.max(first?.at ?? 0, doneAt) + 6 * 60_000);
  return first === lesson || granted === undefined || at <= granted.endedAt;
}

function isAgainst(closing: Deed, judged: Judged): boolean {
  const { deeds, lesson, evidence } = judged;
  const { at } = lesson;
  if (mayPrecede(closing, judged)) return false;
  if (closing.kind === 'pause' && lesson.isNow) return false;
  const isElsewhere = closing.address !== '' && closing.address !== lesson.to;
  if (isElsewhere) return false;
  const isAfter = (one: Deed) => one.askedAt <= at && (one.doneAt ?? at) > closing.askedAt - UNSEEN_MS;
  if (deeds.some((one) => one !== closing && isAfter(one) && reopens(one, closing))) return false;
  if (isTakenBack(closing, deeds, at) || isNobodys(closing, judged)) return false;
  // Of a move and a leaving that crossed, a tick lets the heir go; of a move and a pause, the later counts.
  if (crosses(closing, deeds, ['move'])) {
    const told = evidence.sound.find(({ startedAt }) => startedAt > (closing.doneAt ?? at) + 6 * 60_000);
    if (closing.kind === 'pause' || told === undefined || at <= told.endedAt) return false;
  }
  const isOld = deeds.some((one) => one.kind === 'join' && one.linkAt > 0 && (one.doneAt ?? at) >= closing.askedAt);
  return !isOld || closing.kind === 'leave' || closing.kind === 'pause' || closing.kind === 'delete';
}

/**
 * Whether what was done is forgotten by what its reader did then: leaving voids what waits for a lesson, and whoever
 * takes a deletion back is as they were when they asked for it.
 */
function isTakenBack(closing: Deed, deeds: readonly Deed[], at: number): boolean {
  const isThere = (kind: Deed['kind'], from: number) =>
    deeds.some((one) => one.kind === kind && one.askedAt <= at && (one.doneAt ?? at) >= from);
  if (closing.isAfterLesson && isThere('return', closing.askedAt)) return true;
  const deleted = deeds.find(({ kind, askedAt }) => kind === 'delete' && askedAt - UNSEEN_MS < endOf(closing));
  return deleted !== undefined && closing.kind !== 'delete' && isThere('restore', closing.askedAt);
}

/** Whether an event was about an address that had no lesson yet: nobody may have been known there by then. */
function isNobodys({ address, askedAt }: Deed, { deeds, person: { lessons } }: Judged): boolean {
  const hasMoved = deeds.some(({ kind, to }) => kind === 'move' && to === address);
  return hasMoved && !lessons.some(({ to, at }) => to === address && at < askedAt);
}

/** Whether a lesson came to an address that its reader had moved away from. */
function hasMoved(move: Deed, judged: Judged): boolean {
  const { deeds, lesson } = judged;
  if (move.address !== lesson.to || mayPrecede(move, judged) || isTakenBack(move, deeds, lesson.at)) return false;
  const isBack = (one: Deed) =>
    one !== move &&
    one.askedAt <= lesson.at &&
    (one.doneAt ?? lesson.at) > move.askedAt - UNSEEN_MS &&
    ((one.kind === 'move' && one.to === lesson.to) || (one.kind === 'join' && one.address === lesson.to));
  return !deeds.some(isBack);
}

/** Whether a lesson came before the day until which its reader had paused. */
function comesTooEarly(pause: Deed, judged: Judged): boolean {
  const { deeds, lesson, person } = judged;
  const zones = new Set([person.zone, ...deeds.flatMap(({ zone }) => zone || [])]);
  const begins = Math.min(...[...zones].map((zone) => startOfDay(pause.until, zone)));
  if (lesson.at >= begins || lesson.isNow || lesson.isWelcome || mayPrecede(pause, judged)) return false;
  if (isTakenBack(pause, deeds, lesson.at)) return false;
  const isLater = (one: Deed) =>
    one !== pause && one.askedAt <= lesson.at && (one.doneAt ?? lesson.at) > pause.askedAt - UNSEEN_MS;
  const overrules = (one: Deed) =>
    (isOpening(one) && one.kind !== 'restore' && one.kind !== 'return') || one.kind === 'pause';
  return !deeds.some((one) => isLater(one) && overrules(one)) && !crosses(pause, deeds, ['move', 'hour', 'restore']);
}
