/** The promises, judged by what arrived in the mailboxes and by what the readers did, knowing nothing of the code. */
import { duration, instantInWords } from './cron.ts';
import type { Received } from './deed.ts';
import { isOwed } from './deeds.ts';
import { delayOf } from './delays.ts';
import { doubtsIn, type Evidence } from './evidence.ts';
import { checkName } from './names.ts';
import { checkOrder, nextButDoubts } from './order.ts';
import { waitedInVain } from './pauses.ts';
import type { Person } from './person.ts';
import { FIRST_RUN, isTangled, mayBeginAgain, type Run, runsBetween, runsInTheEnd } from './runs.ts';
import { slugsOf } from './slugs.ts';
import { HOUR_MS } from './stage.ts';
import { isInTheirHour } from './their-hour.ts';
import { checkWish } from './wishes.ts';

/** A promise that was broken: which, for whom, and how, in a sentence. */
export interface Violation {
  promise: string;
  address: string;
  text: string;
  /** When it was broken (ms). */
  at: number;
}

/** What can be judged only of a reader of whom it can be told which run they are in. */
const BY_RUNS = ['once', 'in order', 'every lesson'];

type Blame = (promise: string, text: string) => void;

/** All that one reader was promised and did not get, or got and should not have. */
export function judge(person: Person, evidence: Evidence): Violation[] {
  const found: Violation[] = [];
  let at = evidence.now;
  const blame: Blame = (promise, text) =>
    found.push({ promise, address: person.address, text: `${person.name} ${text}`, at });
  let runs: readonly Run[] = [FIRST_RUN];
  let former: Received | null = null;
  for (const lesson of person.lessons) {
    at = lesson.at;
    const when = `${lesson.lesson} (${instantInWords(at)})`;
    runs = runsAfter(lesson, runs, former?.at ?? 0, person, evidence, blame);
    if (former && !lesson.isWelcome) {
      const least = (former.isWelcome ? 6 : 12) * HOUR_MS;
      const gap = lesson.at - former.at;
      const text = `gets ${when} ${duration(gap)} after ${former.lesson}, not ${least / HOUR_MS} h.`;
      if (gap < least) blame(former.isWelcome ? 'six hours' : 'twelve hours', text);
    }
    checkWish(person, lesson, when, evidence, blame);
    checkName(person, lesson, when, blame);
    if (!isInTheirHour(person, lesson, evidence)) blame('the hour', `gets ${when}, which is not in their hour.`);
    former = lesson;
  }
  judgeDelays(person, evidence, (promise, text, then) => {
    at = then;
    blame(promise, text);
  });
  at = evidence.now;
  const lacking = lacks(person, evidence);
  if (lacking !== null) blame('every lesson', `waits for ${lacking} in vain.`);
  return isTangled(person) ? found.filter(({ promise }) => !BY_RUNS.includes(promise)) : found;
}

/** The runs that a lesson fits into, with it; blames it where it fits into none. */
function runsAfter(
  lesson: Received,
  before: readonly Run[],
  from: number,
  person: Person,
  evidence: Evidence,
  blame: Blame,
): readonly Run[] {
  const possible = runsBetween(person, before, from, lesson.at).map((run) =>
    lesson.isWelcome && mayBeginAgain(person, run, lesson, evidence) ? { ...run, had: [] } : run,
  );
  const wrongs: [string, string][] = [];
  const fitting = possible.filter((run) => {
    const isTwice = run.had.includes(lesson.lesson);
    if (isTwice) wrongs.push(['once', `gets ${lesson.lesson} (${instantInWords(lesson.at)}) a second time.`]);
    let isInOrder = !isTwice;
    if (!isTwice) {
      checkOrder(run, lesson, person, evidence, (text) => {
        isInOrder = false;
        wrongs.push(['in order', text]);
      });
    }
    return isInOrder;
  });
  const [wrong] = wrongs;
  if (fitting.length === 0 && wrong) blame(...wrong);
  const going = fitting.length > 0 ? fitting : possible;
  return going.map((run) => ({ ...run, had: [...run.had, lesson.lesson] }));
}

/** The lesson that a reader still has to get, or null. */
export function lacks(person: Person, evidence: Evidence): string | null {
  if (!isOwed(person)) return null;
  let runs: readonly Run[] = [FIRST_RUN];
  let former = 0;
  for (const lesson of person.lessons) {
    runs = runsAfter(lesson, runs, former, person, evidence, () => undefined);
    former = lesson.at;
  }
  if (isTangled(person)) return null;
  const left = runsInTheEnd(person, runsBetween(person, runs, former, evidence.now)).map((run) =>
    lacksIn(run, person, evidence),
  );
  return left.includes(null) ? null : (left[0] ?? null);
}

function lacksIn({ had }: Run, { lessons }: Person, { editions, told, now }: Evidence): string | null {
  const last = lessons.at(-1);
  // A tick that was running as the author deployed went on with the course that it began with.
  const since = last?.by.startedAt ?? 0;
  // Whoever was through with the course at some time since is through for good.
  const during = editions.filter((_, index) => (editions[index + 1]?.from ?? Number.POSITIVE_INFINITY) > since);
  const isThrough =
    had.length > 0 &&
    during.some((edition) => edition.from <= now && nextButDoubts(slugsOf(edition), had, told) === null);
  return isThrough ? null : nextButDoubts(slugsOf(editions.findLast(({ from }) => from <= now)), had, told);
}

/** Blames what waited although nothing kept it. */
function judgeDelays(
  person: Person,
  evidence: Evidence,
  blame: (promise: string, text: string, at: number) => void,
): void {
  const { editions, sound, told } = evidence;
  const changed = editions.some((edition) => slugsOf(edition).join() !== slugsOf(editions[0]).join());
  const delay = changed ? null : delayOf(person, editions, sound, doubtsIn(told));
  if (delay) {
    const text = `had a lesson due at ${instantInWords(delay.due)}, and the tick of ${instantInWords(delay.tick)} left it.`;
    blame('a lesson a day', text, delay.tick);
  }
  const pause = changed ? null : waitedInVain(person, evidence);
  if (pause) blame('on the day', `had paused until ${pause.until}, and nothing came on it.`, pause.at);
}
