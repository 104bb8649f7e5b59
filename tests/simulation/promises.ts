/** The promises, judged by what arrived in the mailboxes and by what the readers did, knowing nothing of the code. */
import { duration, instantInWords } from './cron.ts';
import { checkWish, isOwed, mayBeginAgain } from './deeds.ts';
import { delayOf } from './delays.ts';
import { doubtsIn, type Evidence } from './evidence.ts';
import { checkOrder, nextButDoubts, slugsOf } from './order.ts';
import type { Person, Received } from './person.ts';
import { HOUR_MS } from './stage.ts';

/** A promise that was broken: which, for whom, and how, in a sentence. */
export interface Violation {
  promise: string;
  address: string;
  words: string;
  /** When it was broken (ms). */
  at: number;
}

const MINUTE_MS = 60_000;

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
  // A tick that was running as the author deployed went on with the course that it began with.
  const since = last?.by.startedAt ?? 0;
  const had = person.lessons.map(({ lesson }) => lesson);
  // Whoever was through with the course at some time since is through for good.
  const during = editions.filter((_, index) => (editions[index + 1]?.from ?? Number.POSITIVE_INFINITY) > since);
  const isThrough =
    last !== undefined &&
    during.some((edition) => edition.from <= now && nextButDoubts(slugsOf(edition), had, told) === null);
  return isThrough ? null : nextButDoubts(slugsOf(editions.findLast(({ from }) => from <= now)), had, told);
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
