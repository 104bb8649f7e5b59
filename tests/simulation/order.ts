/** Which lesson follows which, by the table of docs/course-changes.md alone. */
import { instantInWords } from './cron.ts';
import type { Deed, Received } from './deed.ts';
import { isOpening } from './deeds.ts';
import type { Edition } from './editions.ts';
import { type Evidence, isDoubted } from './evidence.ts';
import type { Person } from './person.ts';
import type { Run } from './runs.ts';
import { slugsOf } from './slugs.ts';
import type { Told } from './stage.ts';

/** The table of the README in one line: behind the last lesson that still exists, the first that was not had. */
export function nextOf(course: readonly string[], had: readonly string[]): string | null {
  const last = had.findLast((slug) => course.includes(slug));
  const from = last === undefined ? 0 : course.indexOf(last) + 1;
  return course.slice(from).find((slug) => !had.includes(slug)) ?? null;
}

/** The next lesson, where those of which the operator was told that nobody knows count as had. */
export function nextButDoubts(course: readonly string[], had: readonly string[], told: readonly Told[]): string | null {
  const known = [...had];
  let next = nextOf(course, known);
  while (next !== null && isDoubted(next, told)) {
    known.push(next);
    next = nextOf(course, known);
  }
  return next;
}

/** Blames a lesson that does not follow those that were had, as the course was for the tick that sent it. */
export function checkOrder(
  { had, since: begunAt }: Run,
  lesson: Received,
  person: Person,
  { editions, told }: Evidence,
  blame: (text: string) => void,
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
  // What may have left, as the operator was told, may be what the next lesson follows.
  const follows = withDoubts(had, course, told).map((some) => following(some, course, lesson, told));
  if (follows.some(({ next }) => next === lesson.lesson)) return;
  const { known, next } = following(had, course, lesson, told);
  if (wasTried(person, lesson, editions, known)) return;
  if (promised(person, lesson, begunAt, editions, course, known, told).includes(lesson.lesson)) return;
  if (next === null) blame(`gets ${when}, which does not follow ${had.at(-1)}.`);
  else blame(`gets ${when}, but has not got ${next}.`);
}

/** What may have been had: these alone, or one more, or all more, of those that are in doubt. */
function withDoubts(had: readonly string[], course: readonly string[], told: Evidence['told']): string[][] {
  const doubted = course.filter((slug) => !had.includes(slug) && isDoubted(slug, told));
  return [[], ...doubted.map((slug) => [slug]), doubted].map((some) => [...had, ...some]);
}

/** What comes next after these, and what counts as had on the way there: lessons in doubt are passed over. */
function following(
  had: readonly string[],
  course: readonly string[],
  { lesson }: Received,
  told: Evidence['told'],
): { known: string[]; next: string | null } {
  const known = [...had];
  let next = nextOf(course, known);
  while (next !== null && next !== lesson && isDoubted(next, told)) {
    known.push(next);
    next = nextOf(course, known);
  }
  return { known, next };
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

/** What moves a reader to another cohort, beside what brings them back. */
const MOVES: readonly Deed['kind'][] = ['hour', 'now', 'move'];

/**
 * Whoever joins is promised a lesson to go on with; until it comes, a new order of the course takes none away from
 * them that stands at or behind it.
 */
function promised(
  { deeds, lessons }: Person,
  { at }: Received,
  begunAt: number,
  editions: readonly Edition[],
  course: readonly string[],
  had: readonly string[],
  told: Evidence['told'],
): (string | null)[] {
  const moves = deeds.filter((deed) => (isOpening(deed) || MOVES.includes(deed.kind)) && deed.askedAt < at).slice(-6);
  return moves.flatMap(({ askedAt, doneAt }) => {
    const ofRun = lessons.filter((one) => one.at >= begunAt && one.at <= (doneAt ?? askedAt));
    const before = ofRun.map(({ lesson }) => lesson);
    return editions.flatMap((edition, index) => {
      const until = editions[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      if (edition.from > (doneAt ?? at) || until < askedAt) return [];
      // Where nothing is left ahead of somebody who comes back, they go on with what they have not had.
      const slugs = slugsOf(edition);
      const ahead = (known: readonly string[]) =>
        nextOf(slugs, known) ?? slugs.find((slug) => !known.includes(slug)) ?? null;
      return withDoubts(before, slugs, told)
        .flatMap((known) => {
          // A lesson that leaves with the deed itself counts as had: the one behind it is promised.
          const own = ahead(known);
          return [own, own === null ? null : ahead([...known, own])];
        })
        .flatMap((first) => {
          if (first === null || !course.includes(first)) return [];
          return course.slice(course.indexOf(first)).find((slug) => !had.includes(slug)) ?? null;
        });
    });
  });
}
