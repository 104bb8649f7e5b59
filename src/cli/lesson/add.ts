/** Adds a lesson to a course: both its file and its line, or neither. */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import slugify from '@sindresorhus/slugify';
import { loadDefinition } from '../../build/definition.ts';
import { type CourseFolder, SCRATCH } from '../../build/folder.ts';
import { loadAuthors } from '../../build/load.ts';
import { tellAll } from '../../build/problem.ts';
import { type DefinitionFile, lessonProblems } from '../../build/problems.ts';
import type { CourseDefinition, LessonDefinition } from '../../course/definition.ts';
import { fillSubject } from '../../course/template.ts';
import { UsageError } from '../command/run.ts';
import { lessonLine, withLesson } from './course-line.ts';
import { markdownLesson, tsxLesson } from './skeleton.ts';

export interface Added {
  /** The lesson's file, and the course's. */
  file: string;
  course: string;
  /** Counted from 1. */
  place: number;
  count: number;
}

/**
 * Adds the lesson to a course, behind the one whose slug is `after`, or at the end where that is null.
 * Throws a `UsageError` where that cannot be; then nothing has changed.
 */
export async function addLesson(folder: CourseFolder, lesson: LessonDefinition, after: string | null): Promise<Added> {
  const course = join(folder.own, 'course.ts');
  const file = join(folder.own, lesson.template);
  try {
    const former = await loadDefinition(folder, SCRATCH);
    if (!former.ok) {
      throw new UsageError(
        `${course} can't be read, so no lesson was added. Mend it first:\n${tellAll(former.problems)}`,
      );
    }
    const lessons = wantedLessons(former, { lesson, after });
    refuseWhatIsThere(file);
    const edited = withLesson(await readFile(course, 'utf8'), lesson, after);
    const wanted = { ...former.definition, lessons };
    const isWritten = edited !== null && (await writeBoth(folder, { lesson, file, course, edited, wanted }));
    if (!isWritten) throw new UsageError(byHand(course, lesson, after));
    return { file, course, place: lessons.indexOf(lesson) + 1, count: lessons.length };
  } finally {
    await rm(SCRATCH, { recursive: true, force: true });
  }
}

/** The lessons as they are to be; throws where the new one cannot be among them. */
function wantedLessons(
  { definition, file }: { definition: CourseDefinition; file: DefinitionFile },
  { lesson, after }: { lesson: LessonDefinition; after: string | null },
): LessonDefinition[] {
  const { lessons } = definition;
  const { slug } = lesson;
  const twin = lessons.findIndex((other) => other.slug === slug);
  if (twin >= 0) {
    throw new UsageError(
      `Lesson ${twin + 1} is called "${slug}" already. Choose another title, or another slug: --slug ${slug}-2`,
    );
  }
  const before = lessons.findIndex((other) => other.slug === after);
  if (after !== null && before < 0) {
    const slugs = lessons.map((other) => other.slug).join(', ');
    throw new UsageError(`--after ${after}: ${file.file} has no such lesson. It has ${slugs || 'none yet'}.`);
  }
  const wanted = lessons.toSpliced(after === null ? lessons.length : before + 1, 0, lesson);
  const written = { ...file, template: () => ({ file: lesson.template, exists: true }) };
  const problems = lessonProblems({ lessons: wanted }, written)
    .map(({ message }) => message)
    .filter((message) => message.includes(`("${slug}")`));
  if (problems.length > 0) throw new UsageError(problems.join('\n  '));
  return wanted;
}

function refuseWhatIsThere(file: string): void {
  if (existsSync(file)) {
    throw new UsageError(
      `${file} is there already, and stays as it is. Choose another slug with --slug, or give this file its line by hand.`,
    );
  }
}

interface Writing {
  lesson: LessonDefinition;
  file: string;
  course: string;
  /** The text that `course` is to have, and the course that the build is to read there. */
  edited: string;
  wanted: CourseDefinition;
}

/** Writes the lesson and the edited course; false, and nothing, if the build would read any other course there. */
async function writeBoth(folder: CourseFolder, { lesson, file, course, edited, wanted }: Writing): Promise<boolean> {
  const candidate = join(folder.own, `course-${process.pid}.tmp.ts`);
  try {
    await writeFile(candidate, edited, { flag: 'wx', mode: (await stat(course)).mode });
    const read = await loadAuthors(candidate, SCRATCH).catch(() => null);
    if (!isDeepStrictEqual(read?.course, wanted)) return false;
    await writeFile(file, skeletonOf(lesson), { flag: 'wx' });
    await rename(candidate, course).catch(async (error: unknown) => {
      await rm(file);
      throw error;
    });
    return true;
  } finally {
    await rm(candidate, { force: true });
  }
}

function skeletonOf({ slug, subject, template }: LessonDefinition): string {
  return template.endsWith('.tsx') ? tsxLesson(subject, slug) : markdownLesson(subject);
}

function byHand(course: string, lesson: LessonDefinition, after: string | null): string {
  const where = after === null ? 'at the end of its lessons' : `behind the lesson "${after}"`;
  return `The list \`lessons: [ … ]\` of ${course} is written in a way that only you can change, so nothing was written.
  Paste this line ${where}, and write ${lesson.template} beside it:

    ${lessonLine(lesson)},`;
}

/** Long enough for a title's first words, short enough to be typed and read; the build takes up to 60. */
const MAX_LENGTH = 40;

/**
 * The title in small letters, digits and single hyphens: `Über die Liebe` is `ueber-die-liebe`, in other scripts as far
 * as there are Latin letters for them. A long one ends with a whole word. Null where nothing is left.
 */
export function slugOf(title: string): string | null {
  // A reader's name is nobody's slug: what stands there for whoever gave none is.
  const whole = slugify(fillSubject(title, {}), { decamelize: false });
  const words = whole.length > MAX_LENGTH ? whole.slice(0, MAX_LENGTH + 1).replace(/-[^-]*$/, '') : whole;
  const slug = words.slice(0, MAX_LENGTH);
  return slug === '' ? null : slug;
}
