/** Reads a course from its folder: what its author wrote, and what the build makes of it. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../build/problem.ts';
import { loadDefinition, type Rendered, renderCourse } from '../../build/render.ts';
import type { CourseDefinition } from '../../core/definition.ts';
import { lessonPath } from '../../core/mail-paths.ts';
import { UsageError } from '../local.ts';
import { drawnFrom, lineOf, type ReadCourse, type ReadLesson } from './read-course.ts';

/** Bundles go below the project, from where React can be found, whatever folder the course itself is in. */
const SCRATCH = join('dist', `scratch-${process.pid}`);

export interface Reading {
  course: ReadCourse;
  /** Why the build stops, and its mails are not there to be read; none where it does not. */
  stops: readonly Problem[];
}

/** Throws a `UsageError` where there is no course in `folder`, or its `course.ts` cannot be read. */
export async function readCourse(folder: string): Promise<Reading> {
  try {
    const definition = await definitionIn(folder);
    const rendered = await renderCourse(folder, SCRATCH).catch((error: unknown): Rendered => {
      return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
    });
    const stops = rendered.ok
      ? []
      : rendered.problems.map((message) => ({ file: join(folder, 'course.ts'), line: null, message }));
    const lessons = await Promise.all(definition.lessons.map((line) => readLesson(folder, line, rendered)));
    return { course: { name: definition.name, language: definition.language, lessons }, stops };
  } finally {
    await rm(SCRATCH, { recursive: true, force: true });
  }
}

async function definitionIn(folder: string): Promise<CourseDefinition> {
  return loadDefinition(folder, SCRATCH).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : error;
    throw new UsageError(`${join(folder, 'course.ts')} can't be read: ${why}`);
  });
}

async function readLesson(
  folder: string,
  { slug, subject, template }: CourseDefinition['lessons'][number],
  rendered: Rendered,
): Promise<ReadLesson> {
  const file = join(folder, template);
  const courseFile = join(folder, 'course.ts');
  const source = await readFile(courseFile, 'utf8');
  const mail = rendered.ok ? rendered.mails.get(lessonPath(slug)) : undefined;
  return {
    slug,
    subject,
    file,
    // The build says where it is missing.
    source: await readFile(file, 'utf8').catch(() => ''),
    entry: { file: courseFile, line: lineOf(source, `'${slug}'`) ?? lineOf(source, `"${slug}"`) },
    drawn: mail ? drawnFrom(mail) : null,
  };
}
