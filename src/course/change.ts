/** What has changed between two versions of a course, and what that means for the subscribers who are in it. */
import { nextLesson, type Place } from '../domain/lesson.ts';

/** A lesson as it was at some time: its line in the course, and how it is drawn. */
export interface LessonVersion {
  slug: string;
  subject: string;
  template: string;
  /** Its plain text, without its place in the course ("Day 3 of 9"), which any change moves. */
  words: string;
  /** Stands for its HTML, in the same way: equal where that is equal. */
  look: string;
}

/** Places count from 1: `was` in the former course, `is` in today's. */
export type Change =
  | { kind: 'new'; slug: string; is: number }
  | { kind: 'taken out'; slug: string; was: number }
  /** One has gone and one has come that looks like it: to the course it is a new lesson. */
  | { kind: 'renamed'; slug: string; is: number; formerSlug: string; was: number }
  | { kind: 'moved'; slug: string; was: number; is: number }
  | { kind: 'rewritten'; slug: string; parts: readonly ('subject' | 'words')[] }
  /** Other HTML, the same words. */
  | { kind: 'restyled'; slug: string };

/** All that tells one course from the other: what has gone, what is new or renamed, what was moved, what reads differently. */
export function courseChanges(before: readonly LessonVersion[], after: readonly LessonVersion[]): Change[] {
  const gone = before.filter(({ slug }) => !has(after, slug));
  const added = after.filter(({ slug }) => !has(before, slug));
  const renamed = renames(gone, added);
  const formerSlugs = [...renamed.values()];
  return [
    ...gone
      .filter(({ slug }) => !formerSlugs.includes(slug))
      .map(({ slug }): Change => ({ kind: 'taken out', slug, was: placeIn(before, slug) })),
    ...added.map(({ slug }): Change => {
      const is = placeIn(after, slug);
      const formerSlug = renamed.get(slug);
      return formerSlug === undefined
        ? { kind: 'new', slug, is }
        : { kind: 'renamed', slug, is, formerSlug, was: placeIn(before, formerSlug) };
    }),
    ...movedSlugs(before, after).map(
      (slug): Change => ({ kind: 'moved', slug, was: placeIn(before, slug), is: placeIn(after, slug) }),
    ),
    ...after.flatMap((lesson) => reworked(before, lesson)),
  ];
}

const has = (lessons: readonly LessonVersion[], slug: string) => lessons.some((lesson) => lesson.slug === slug);

const placeIn = (lessons: readonly LessonVersion[], slug: string) =>
  lessons.findIndex((lesson) => lesson.slug === slug) + 1;

/** New slugs that seem to be another name for a lesson that has gone, with its former slug. */
function renames(gone: readonly LessonVersion[], added: readonly LessonVersion[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const lesson of added) {
    const free = gone.filter(({ slug }) => ![...found.values()].includes(slug));
    const former =
      free.find(({ template }) => template === lesson.template) ??
      free.find(({ words }) => isNearlySame(words, lesson.words));
    if (former) found.set(lesson.slug, former.slug);
  }
  return found;
}

/** The fewest lessons that must have been moved to make the one order of what both courses have into the other. */
function movedSlugs(before: readonly LessonVersion[], after: readonly LessonVersion[]): string[] {
  const kept = before.map(({ slug }) => slug).filter((slug) => has(after, slug));
  // The longest run of kept lessons that ends with each one, and stands in this order in both courses.
  const runs: string[][] = [];
  for (const slug of kept) {
    const continued = runs
      .filter((run) => placeIn(after, run.at(-1) ?? '') < placeIn(after, slug))
      .reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    runs.push([...continued, slug]);
  }
  const stayed = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
  return kept.filter((slug) => !stayed.includes(slug));
}

function reworked(before: readonly LessonVersion[], lesson: LessonVersion): Change[] {
  const { slug } = lesson;
  const former = before.find((other) => other.slug === slug);
  if (!former) return [];
  const parts = (['subject', 'words'] as const).filter((part) => former[part] !== lesson[part]);
  if (parts.length > 0) return [{ kind: 'rewritten', slug, parts }];
  return former.look === lesson.look ? [] : [{ kind: 'restyled', slug }];
}

/** What a change means for the subscribers who have had the first so many lessons of the former course. */
export interface Outlook {
  had: number;
  /** They had every lesson: their course is over, whatever is added to it. */
  over: boolean;
  /** What they still get of today's course, in order. */
  comes: string[];
  /** Lessons among them that they would not have got without the change. */
  added: string[];
  /** Lessons of today's course that they have not had, and never get. */
  missed: string[];
  /** Lessons that they would still have got, and that the course no longer has. */
  dropped: string[];
  /** What was to come and still comes, comes in another order. */
  reordered: boolean;
}

/** The outlook of subscribers at every place of the former course, found by asking the rule itself, day after day. */
export function whatItMeans(before: readonly string[], after: readonly string[]): Outlook[] {
  return before.map((_, index) => outlook(before, after, index + 1));
}

function outlook(before: readonly string[], after: readonly string[], had: number): Outlook {
  const sent = before.slice(0, had);
  const [next] = before.slice(had);
  const over = next === undefined;
  const expected = before.slice(had);
  // Lesson 1 leaves on confirmation: whoever has had only that waits for a cohort that has not begun.
  const comes = over ? [] : walk(after, had === 1 ? { sent, firstLesson: next } : { sent });
  const still = expected.filter((slug) => comes.includes(slug));
  return {
    had,
    over,
    comes,
    added: comes.filter((slug) => !expected.includes(slug)),
    missed: after.filter((slug) => !sent.includes(slug) && !comes.includes(slug)),
    dropped: expected.filter((slug) => !after.includes(slug)),
    reordered: comes.filter((slug) => still.includes(slug)).join() !== still.join(),
  };
}

/** The lessons that come from here, one after another. */
function walk(course: readonly string[], place: Place): string[] {
  const comes: string[] = [];
  for (;;) {
    const next = nextLesson(course, comes.length === 0 ? place : { sent: [...place.sent, ...comes] });
    if (next === null) return comes;
    comes.push(next);
  }
}

/** Lessons of one course share their greeting and footer, a tenth of their words; a lesson that was worked on keeps most. */
const NEARLY = 0.5;

/** Whether at least half of the two texts' runs of three words are the same. */
function isNearlySame(one: string, other: string): boolean {
  const [a, b] = [runsOfThree(one), runsOfThree(other)];
  const shared = [...a].filter((run) => b.has(run)).length;
  return 2 * shared >= NEARLY * (a.size + b.size) && shared > 0;
}

function runsOfThree(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, index) => words.slice(index, index + 3).join(' ')));
}
