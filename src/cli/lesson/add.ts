/** Adds a lesson to a course: both its file and its line, or neither. */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { load } from '../../build/load.ts';
import { lessonProblems } from '../../build/problems.ts';
import type { CourseDefinition, LessonDefinition } from '../../core/definition.ts';
import { UsageError } from '../local.ts';
import { lessonLine, withLesson } from './course-line.ts';
import { markdownLesson, tsxLesson } from './skeleton.ts';

/** Bundles go below the project, from where packages can be found. */
const SCRATCH = join('dist', `scratch-${process.pid}`);

export interface Added {
  /** The lesson's file, and the course's. */
  file: string;
  course: string;
  /** Counted from 1. */
  place: number;
  count: number;
}

/**
 * Adds the lesson to the course in `folder`, behind the one whose slug is `after`, or at the end where that is null.
 * Throws a `UsageError` where that cannot be; then nothing has changed.
 */
export async function addLesson(folder: string, lesson: LessonDefinition, after: string | null): Promise<Added> {
  const course = join(folder, 'course.ts');
  const file = join(folder, lesson.template);
  if (!existsSync(course)) {
    throw new UsageError(`There is no ${course}: name the folder of your course, with --course emails, say.`);
  }
  try {
    const former = await definitionIn(course);
    const wanted = wantedLessons(former.lessons, { course, lesson, after });
    refuseWhatIsThere(file);
    const edited = withLesson(await readFile(course, 'utf8'), lesson, after);
    if (edited === null) throw new UsageError(byHand(course, lesson, after));
    await writeBoth({ course, file, edited }, lesson, { ...former, lessons: wanted });
    return { file, course, place: wanted.indexOf(lesson) + 1, count: wanted.length };
  } finally {
    await rm(SCRATCH, { recursive: true, force: true });
  }
}

async function definitionIn(course: string): Promise<CourseDefinition> {
  const loaded = await load(course, SCRATCH).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : error;
    throw new UsageError(`${course} can't be read, so no lesson was added. Mend it first: ${why}`);
  });
  if (Array.isArray(loaded.course?.lessons)) return loaded.course;
  throw new UsageError(`${course} exports no \`course\` with \`lessons\`, so no lesson was added.`);
}

/** The lessons as they are to be; throws where the new one cannot be among them. */
function wantedLessons(
  former: readonly LessonDefinition[],
  { course, lesson, after }: { course: string; lesson: LessonDefinition; after: string | null },
): LessonDefinition[] {
  const { slug } = lesson;
  const twin = former.findIndex((other) => other.slug === slug);
  if (twin >= 0) {
    throw new UsageError(
      `Lesson ${twin + 1} is called "${slug}" already. Choose another title, or another slug: --slug ${slug}-2`,
    );
  }
  const place = after === null ? former.length : former.findIndex((other) => other.slug === after) + 1;
  if (place === 0 && former.length > 0) {
    const slugs = former.map((other) => other.slug).join(', ');
    throw new UsageError(`--after ${after}: ${course} has no lesson of that slug. It has ${slugs}.`);
  }
  if (place === 0 && after !== null) throw new UsageError(`--after ${after}: ${course} has no lesson yet.`);
  const wanted = former.toSpliced(place, 0, lesson);
  const problems = lessonProblems({ lessons: wanted }, () => true).filter((problem) => problem.includes(`("${slug}")`));
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

/** Writes the lesson, and the course once it has been seen to hold just that lesson more. */
async function writeBoth(
  { course, file, edited }: { course: string; file: string; edited: string },
  lesson: LessonDefinition,
  wanted: CourseDefinition,
): Promise<void> {
  // Beside the course, from where its imports are found.
  const candidate = join(dirname(course), `course-${process.pid}.tmp.ts`);
  try {
    await writeFile(candidate, edited, { flag: 'wx', mode: (await stat(course)).mode });
    const isAsWanted = isDeepStrictEqual(await definitionIn(candidate), wanted);
    if (!isAsWanted) throw new UsageError(byHand(course, lesson, null));
    await writeFile(file, skeletonOf(lesson), { flag: 'wx' });
    await rename(candidate, course).catch(async (error: unknown) => {
      await rm(file);
      throw error;
    });
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
