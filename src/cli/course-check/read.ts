/** Reads a course from its folder: what its author wrote, and what the build makes of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDefinition } from '../../build/definition.ts';
import { type CourseFolder, nameOf, SCRATCH } from '../../build/folder.ts';
import { type Problem, tellAll } from '../../build/problem.ts';
import { renderCourse } from '../../build/render.ts';
import type { LessonDefinition } from '../../course/definition.ts';
import { lessonPath } from '../../course/mail-paths.ts';
import type { Template } from '../../course/template.ts';
import { UsageError } from '../command/run.ts';
import { drawnFrom, type ReadCourse, type ReadLesson } from './read-course.ts';

export interface Reading {
  course: ReadCourse;
  /** Why the build stops, so that its mails are not there to be read; none where it does not. */
  stops: readonly Problem[];
}

/** Throws a `UsageError` where `course.ts` cannot be read. */
export async function readCourse(folder: CourseFolder): Promise<Reading> {
  const loaded = await loadDefinition(folder, SCRATCH);
  if (!loaded.ok) throw new UsageError(`Could not read the course:\n${tellAll(loaded.problems)}`);
  const { definition, file } = loaded;
  const rendered = await renderCourse(folder, SCRATCH);
  const mailOf = (slug: string) => (rendered.ok ? rendered.mails.get(lessonPath(slug)) : undefined);
  const lessons = definition.lessons.map((line, index) => {
    const entry = { file: file.file, line: file.lines.lesson(index, 'subject') };
    return readLesson(folder, line, { entry, mail: mailOf(line.slug) });
  });
  return {
    course: { name: definition.name, language: definition.language, lessons: await Promise.all(lessons) },
    stops: rendered.ok ? [] : rendered.problems,
  };
}

async function readLesson(
  folder: CourseFolder,
  { slug, subject, template }: LessonDefinition,
  { entry, mail }: { entry: ReadLesson['entry']; mail: Template | undefined },
): Promise<ReadLesson> {
  const path = join(folder.own, template);
  return {
    slug,
    subject,
    file: nameOf(folder, path),
    // The build says where it is missing.
    source: await readFile(path, 'utf8').catch(() => ''),
    entry,
    drawn: mail ? drawnFrom(mail) : null,
  };
}
