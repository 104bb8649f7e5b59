/** The promises, judged by what arrived in the mailboxes and by what the readers did, knowing nothing of the code. */
import { instantInWords } from './cron.ts';
import { delayOf, type SoundTick } from './delays.ts';
import type { Edition } from './editions.ts';
import type { Deed, Person, Received } from './person.ts';
import { HOUR_MS, type Told } from './stage.ts';

/** A promise that was broken: which, for whom, and how, in a sentence. */
export interface Violation {
  promise: string;
  address: string;
  words: string;
  /** When it was broken (ms). */
  at: number;
}

/** KV shows a write everywhere after so long (ms), as far as this simulation goes. */
const UNSEEN_MS = 90_000;

/** A tick may run on for so long (ms) with what it has read. */
const TICK_MS = 15 * 60_000;

const MINUTE_MS = 60_000;
const CLOSING: readonly Deed['kind'][] = ['leave', 'pause', 'bounce', 'complaint', 'suppression'];

interface Evidence {
  editions: readonly Edition[];
  /** The ticks in which nothing failed. */
  sound: readonly SoundTick[];
  told: readonly Told[];
  now: number;
  /** From when nothing fails any more (ms), and how far apart the ticks are (ms). */
  calmFrom: number;
  tickMs: number;
}

const slugsOf = (edition: Edition | undefined) => edition?.course.lessons.map(({ slug }) => slug) ?? [];

/** The table of the README in one line: behind the last lesson that still exists, the first that was not had. */
export function nextOf(course: readonly string[], had: readonly string[]): string | null {
  const last = had.findLast((slug) => course.includes(slug));
  const from = last === undefined ? 0 : course.indexOf(last) + 1;
  return course.slice(from).find((slug) => !had.includes(slug)) ?? null;
}

/** All that one reader was promised and did not get, or got and should not have. */
export function judge(person: Person, evidence: Evidence): Violation[] {
  const found: Violation[] = [];
  let at = evidence.now;
  const blame = (promise: string, words: string) =>
    found.push({ promise, address: person.address, words: `${person.name} ${words}`, at });
  let had: string[] = [];
  let former: Received | null = null;
  for (const lesson of person.lessons) {
    at = lesson.at;
    const when = `${lesson.lesson} (${instantInWords(at)})`;
    if (lesson.isWelcome && mayBeginAgain(person, had, lesson, evidence)) had = [];
    if (had.includes(lesson.lesson)) blame('once', `gets ${when} a second time.`);
    else checkOrder(had, lesson, person, evidence, (words) => blame('in order', words));
    if (former && !lesson.isWelcome) {
      const least = (former.isWelcome ? 6 : 12) * HOUR_MS;
      const gap = lesson.at - former.at;
      const words = `gets ${when} ${duration(gap)} after ${former.lesson}, not ${least / HOUR_MS} h.`;
      if (gap < least) blame(former.isWelcome ? 'six hours' : 'twelve hours', words);
    }
    checkWish(person, lesson, when, blame);
    if (!isInTheirHour(person, lesson, evidence)) blame('the hour', `gets ${when}, which is not in their hour.`);
    had.push(lesson.lesson);
    former = lesson;
  }
  at = evidence.now;
  const changed = evidence.editions.some((edition) => slugsOf(edition).join() !== slugsOf(evidence.editions[0]).join());
  const delay = changed ? null : delayOf(person, evidence.editions, evidence.sound, doubtsIn(evidence.told));
  if (delay) {
    at = delay.tick;
    blame(
      'a lesson a day',
      `had a lesson due at ${instantInWords(delay.due)}, and the tick of ${instantInWords(at)} left it.`,
    );
  }
  at = evidence.now;
  const lacking = lacks(person, evidence);
  if (lacking !== null) blame('every lesson', `waits for ${lacking} in vain.`);
  return found;
}

/** The lesson that a reader still has to get, or null. */
export function lacks(person: Person, { editions, told, now }: Evidence): string | null {
  if (!isOwed(person)) return null;
  const last = person.lessons.at(-1);
  const since = last?.at ?? 0;
  const had = person.lessons.map(({ lesson }) => lesson);
  // Whoever was through with the course at some time since is through for good.
  const during = editions.filter((_, index) => (editions[index + 1]?.from ?? Number.POSITIVE_INFINITY) > since);
  const isThrough =
    last !== undefined && during.some((edition) => edition.from <= now && nextOf(slugsOf(edition), had) === null);
  if (isThrough) return null;
  const course = slugsOf(editions.findLast(({ from }) => from <= now));
  let next = nextOf(course, had);
  while (next !== null && isDoubted(next, told)) {
    had.push(next);
    next = nextOf(course, had);
  }
  return next;
}

const DOUBT = /in[- ]doubt|may not have reached|nobody can tell/i;

const doubtsIn = (told: readonly Told[]) => told.flatMap(({ at, text }) => (DOUBT.test(text) ? [at] : []));

/** Whether the operator was told that this lesson may not have reached its readers. */
function isDoubted(lesson: string, told: readonly Told[]): boolean {
  return told.some(({ text }) => DOUBT.test(text) && text.includes(lesson));
}

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
function isOwed({ deeds, refusedAt }: Person): boolean {
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

const isOpening = ({ kind }: Pick<Deed, 'kind'>) => kind === 'join' || kind === 'resume';

/** A link that came before its reader left does not bring them back; to resume is not to come back. */
function isFresh(deed: Deed, deeds: readonly Deed[]): boolean {
  const ended = deeds.filter((one) => CLOSING.includes(one.kind) && one.kind !== 'pause' && one.askedAt < deed.askedAt);
  if (deed.kind === 'join') return ended.every(({ askedAt }) => deed.linkAt > askedAt);
  const lastEnd = Math.max(...ended.map(({ askedAt }) => askedAt), 0);
  return (
    ended.length === 0 || deeds.some((one) => one.kind === 'join' && one.askedAt < deed.askedAt && one.linkAt > lastEnd)
  );
}

/** Someone who has had the whole course, left and comes back begins again. */
function mayBeginAgain({ deeds }: Person, had: readonly string[], { at }: Received, { editions }: Evidence): boolean {
  const joins = deeds.filter((deed) => deed.kind === 'join' && deed.askedAt <= at && !deed.isVoid && deed.linkAt > 0);
  return joins.some((join) => {
    const left = deeds.some((deed) => CLOSING.includes(deed.kind) && deed.askedAt < join.askedAt);
    const during = editions.filter(({ from }) => from <= (join.doneAt ?? at)).slice(-2);
    return left && had.length > 0 && during.some((edition) => slugsOf(edition).every((slug) => had.includes(slug)));
  });
}

function checkOrder(
  had: readonly string[],
  lesson: Received,
  person: Person,
  { editions, told }: Evidence,
  blame: (words: string) => void,
): void {
  const { deeds } = person;
  const course = slugsOf(editions[lesson.by.version]);
  const when = `${lesson.lesson} (${instantInWords(lesson.at)})`;
  if (had.length === 0 && lesson.isWelcome) {
    const asked = deeds
      .filter(({ kind, askedAt }) => kind === 'join' && askedAt <= lesson.at)
      .map(({ askedAt }) => askedAt);
    const since = Math.min(...asked, lesson.at);
    const firsts = editions
      .filter(({ from }, index) => from <= lesson.at && (editions[index + 1]?.from ?? Number.POSITIVE_INFINITY) > since)
      .map((edition) => slugsOf(edition)[0]);
    if (!firsts.includes(lesson.lesson)) blame(`begins with ${when}, which is not the first lesson.`);
    return;
  }
  const known = [...had];
  let next = nextOf(course, known);
  while (next !== null && next !== lesson.lesson && isDoubted(next, told)) {
    known.push(next);
    next = nextOf(course, known);
  }
  if (next === lesson.lesson || wasTried(person, lesson, editions, known)) return;
  if (promised(person, lesson, editions, course, known).includes(lesson.lesson)) return;
  if (next === null) blame(`gets ${when}, which does not follow ${had.at(-1)}.`);
  else blame(`gets ${when}, but has not got ${next}.`);
}

/**
 * A lesson that was tried, and may have left, is finished whatever the course has become since. Where a Worker died or
 * was denied a step, it may have been about to try.
 */
function wasTried(
  person: Person,
  { at, lesson }: Received,
  editions: readonly Edition[],
  had: readonly string[],
): boolean {
  const since = Math.max(...person.lessons.filter((one) => one.at < at).map((one) => one.at), 0);
  const wasNext = (from: number, until: number) =>
    editions.some((edition, index) => {
      const gone = editions[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return edition.from <= until && gone > from && nextOf(slugsOf(edition), had) === lesson;
    });
  const tries = person.tries.filter((one) => one.lesson === lesson && one.at > since && one.at < at);
  return tries.some((one) => wasNext(one.startedAt, one.at)) || (person.mayMissTries && wasNext(since, at));
}

/**
 * Whoever joins is promised a lesson to go on with; until it comes, a new order of the course takes none away from
 * them that stands at or behind it.
 */
function promised(
  { deeds, lessons }: Person,
  { at }: Received,
  editions: readonly Edition[],
  course: readonly string[],
  had: readonly string[],
): (string | null)[] {
  const moves = deeds.filter(({ kind, askedAt }) => (isOpening({ kind }) || kind === 'hour') && askedAt < at).slice(-3);
  return moves.flatMap(({ askedAt, doneAt }) => {
    const before = lessons.filter((one) => one.at <= (doneAt ?? askedAt)).map(({ lesson }) => lesson);
    return editions.flatMap((edition, index) => {
      const until = editions[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      if (edition.from > (doneAt ?? at) || until < askedAt) return [];
      // Where nothing is left ahead of somebody who comes back, they go on with what they have not had.
      const first = nextOf(slugsOf(edition), before) ?? slugsOf(edition).find((slug) => !before.includes(slug)) ?? null;
      if (first === null || !course.includes(first)) return [];
      return course.slice(course.indexOf(first)).find((slug) => !had.includes(slug)) ?? null;
    });
  });
}

/** Once all is calm for a day and a half, lessons come in the quarter hour of their reader's slot, or by the next tick. */
function isInTheirHour(person: Person, { at, isWelcome }: Received, { calmFrom, tickMs }: Evidence): boolean {
  const changes = person.deeds.filter(({ kind, isVoid }) => kind === 'hour' && !isVoid);
  const calm = Math.max(calmFrom, ...changes.map((deed) => deed.doneAt ?? deed.askedAt)) + 36 * HOUR_MS;
  if (isWelcome || at < calm) return true;
  const hours = [person.hour, ...changes.map(({ hour }) => hour)];
  return hours.some((hour) => {
    const late = (at - person.instantOf({ day: 0, minute: 0 }, hour)) % (24 * HOUR_MS);
    return late <= tickMs + 16 * MINUTE_MS;
  });
}

/** Nobody is mailed who did not confirm, or who does not want it any more. */
function checkWish(
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

/** `11 h 59 min`. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const rest = minutes % 60 === 0 && ms >= HOUR_MS ? '' : ` ${minutes % 60} min`;
  return `${Math.floor(minutes / 60)} h${rest}${ms % MINUTE_MS === 0 ? '' : ` ${Math.floor((ms % MINUTE_MS) / 1_000)} s`}`;
}
