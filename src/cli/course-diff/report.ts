/** Says in words what has changed in a course, and who of its readers gets what. */
import type { Change, LessonVersion, Outlook } from '../../course/change.ts';
import { lessonsHad, listed, ordinal } from './counts.ts';

/** The former lessons and today's. */
export interface Versions {
  before: readonly LessonVersion[];
  after: readonly LessonVersion[];
}

/** One change: what it is, and what follows for whom. */
interface Told {
  label: string;
  what: string;
  /** Those that begin with `!` are what an author may not have meant. */
  follows: string[];
}

/** All changes, then the readers by how far they have come. Lines that begin with `!` are warnings. */
export function describeChanges(
  changes: readonly Change[],
  outlooks: readonly Outlook[],
  { before, after }: Versions,
): string {
  const readers = outlooks.filter(({ over }) => !over);
  const nameOf = namesIn(after, before);
  const styled = changes.filter(({ kind }) => kind === 'restyled').length;
  const told = [
    ...changes.flatMap((change) => (change.kind === 'restyled' ? [] : [tell(change, readers, nameOf, before)])),
    ...overtaken(changes, readers, nameOf),
    ...(styled === 0 ? [] : [restyled(styled)]),
  ];
  if (told.length === 0) return '  Nothing has changed in its lessons: every reader gets what they would have got.\n';
  const warnings = told.flatMap(({ follows }) => follows.filter((line) => line.startsWith('!')));
  return [...told.map(block), summary(outlooks, nameOf), advice(warnings)].join('\n');
}

type NameOf = (slug: string) => string;

function namesIn(...versions: readonly (readonly LessonVersion[])[]): NameOf {
  const all = versions.flat();
  return (slug) => `“${all.find((lesson) => lesson.slug === slug)?.subject}” (${slug})`;
}

function tell(
  change: Exclude<Change, { kind: 'restyled' }>,
  readers: readonly Outlook[],
  nameOf: NameOf,
  before: readonly LessonVersion[],
): Told {
  const { kind, slug } = change;
  const name = nameOf(slug);
  switch (kind) {
    case 'new':
      return { label: kind, what: `${name}, as the ${ordinal(change.is)}`, follows: whoGets(slug, readers) };
    case 'taken out': {
      const waiting = readers.filter(({ dropped }) => dropped.includes(slug));
      const gone = `! comes to nobody any more: ${who(waiting)} would have got it, and go on with what is left`;
      const follows = waiting.length > 0 ? [gone] : [];
      const { template } = before.find((lesson) => lesson.slug === slug) ?? { template: '' };
      return {
        label: kind,
        what: `${name}, which was the ${ordinal(change.was)}, from ${template}`,
        follows: [...follows, SLUG_IS_TAKEN],
      };
    }
    case 'renamed':
      return {
        label: 'renamed?',
        what: `${nameOf(change.formerSlug)} seems to be ${name} now`,
        follows: again(change, readers),
      };
    case 'moved': {
      const what = `${name}, from the ${ordinal(change.was)} place to the ${ordinal(change.is)}`;
      return { label: kind, what, follows: whoGets(slug, readers) };
    }
    case 'rewritten': {
      const still = readers.filter(({ comes }) => comes.includes(slug));
      const follows = still.length > 0 ? [`comes as it is now to ${who(still)}`] : [];
      const what = `${name}: its ${change.parts.join(' and its ')}`;
      return { label: kind, what, follows: [...follows, 'whoever has had it keeps what they have got'] };
    }
  }
}

const SLUG_IS_TAKEN = 'leave its slug to it: whoever has had it would not get another lesson of that name';

/** Who gets a lesson that has a new place, who never will, and who has had it. */
function whoGets(slug: string, readers: readonly Outlook[]): string[] {
  const gets = readers.filter(({ comes }) => comes.includes(slug));
  const misses = readers.filter(({ missed }) => missed.includes(slug));
  const has = readers.filter((reader) => !gets.includes(reader) && !misses.includes(reader));
  return [
    ...(gets.length > 0 ? [`comes to ${who(gets)}`] : []),
    ...(has.length > 0 ? [`does not come again to ${who(has)}`] : []),
    ...(misses.length > 0 ? [`! never comes to ${who(misses)}: it is before their place`] : []),
  ];
}

/** Whom another name sends a lesson a second time. */
function again({ slug, formerSlug, was }: Extract<Change, { kind: 'renamed' }>, readers: readonly Outlook[]): string[] {
  const twice = readers.filter(({ had, comes }) => had >= was && comes.includes(slug));
  return [
    ...(twice.length > 0 ? [`! comes a second time to ${who(twice)}`] : []),
    `! if it is the same lesson, call it ${formerSlug} again: a slug is a lesson’s name for ever`,
    ...whoGets(
      slug,
      readers.filter(({ had }) => had < was),
    ),
  ];
}

/** Lessons that stayed where they were, and that somebody misses because the last one they had was moved behind them. */
function overtaken(changes: readonly Change[], readers: readonly Outlook[], nameOf: NameOf): Told[] {
  const told = new Set(changes.flatMap((change) => ('is' in change ? [change.slug] : [])));
  const missed = new Set(readers.flatMap((reader) => reader.missed.filter((slug) => !told.has(slug))));
  return [...missed].map((slug) => {
    const misses = readers.filter((reader) => reader.missed.includes(slug));
    const line = `! never comes to ${who(misses)}: the last lesson that they had stands behind it now`;
    return { label: 'passed over', what: nameOf(slug), follows: [line] };
  });
}

function restyled(count: number): Told {
  const what = `${count === 1 ? '1 lesson' : `${count} lessons`}: other HTML, the same words`;
  return { label: 'restyled', what, follows: ['comes as it is now to whoever has not had it'] };
}

const who = (readers: readonly Outlook[]) => `readers who have had ${lessonsHad(readers.map(({ had }) => had))}`;

const LABEL = 14;

function block({ label, what, follows }: Told): string {
  const indent = ' '.repeat(LABEL);
  const lines = follows.map((line) => (line.startsWith('!') ? `${indent}${line}` : `${indent}  ${line}`));
  return [`  ${label.padEnd(LABEL)}${what}`, ...lines, ''].join('\n');
}

/** The readers by how far they have come, those together for whom the same follows. */
function summary(outlooks: readonly Outlook[], nameOf: NameOf): string {
  const rows: { had: number[]; what: string }[] = [];
  for (const outlook of outlooks) {
    const what = prospects(outlook, nameOf);
    const last = rows.at(-1);
    if (last?.what === what) last.had.push(outlook.had);
    else rows.push({ had: [outlook.had], what });
  }
  const cells = rows.map(({ had, what }) => [lessonsHad(had), what] as const);
  const width = Math.max(...cells.map(([had]) => had.length)) + 3;
  const lines = cells.map(([had, what]) => `    ${had.padEnd(width)}${what}`);
  return ['  Readers who have had', ...lines, ''].join('\n');
}

function prospects({ over, comes, added, missed, dropped, reordered }: Outlook, nameOf: NameOf): string {
  if (over) return 'have finished, and get nothing more';
  if (comes.length === 0) return 'have nothing left to come: with the next tick their course is over for good';
  const news = [
    ...(added.length > 0 ? [`get besides: ${listed(added)}`] : []),
    ...(missed.length > 0 ? [`never get: ${listed(missed)}`] : []),
    ...(dropped.length > 0 ? [`no longer get: ${listed(dropped)}`] : []),
    ...(reordered ? [`in a new order, next ${nameOf(comes[0] ?? '')}`] : []),
  ];
  return news.length > 0 ? news.join('; ') : 'get what they would have got';
}

function advice(warnings: readonly string[]): string {
  const { length } = warnings;
  if (length === 0) return '  Nobody misses a lesson, and nothing comes twice.\n';
  const count = length === 1 ? '1 warning' : `${length} warnings`;
  const missed = warnings.some((line) => line.startsWith('! never'));
  const remedy = missed ? ' A lesson reaches every reader under way if it stands at the end of the course.' : '';
  return `  ${count}, on the lines with "!".${remedy}\n`;
}
