/** Reads what an author writes in `course.ts`, and where in it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CourseDefinition } from '../course/definition.ts';
import { problemsBehind } from './code-problems.ts';
import { type CourseFolder, findTemplate, nameOf } from './folder.ts';
import { loadAuthors } from './load.ts';
import type { Problem } from './problem.ts';
import type { DefinitionFile } from './problems.ts';
import { courseLines, lineOf } from './source.ts';

export type LoadedDefinition =
  | { ok: true; definition: CourseDefinition; file: DefinitionFile }
  | { ok: false; problems: Problem[] };

/** Imports `course.ts` of a folder; its bundle stays in `scratch`. */
export async function loadDefinition(folder: CourseFolder, scratch: string): Promise<LoadedDefinition> {
  const file = join(folder.own, 'course.ts');
  const wrong = (line: number | null, message: string): LoadedDefinition => ({
    ok: false,
    problems: [{ file: nameOf(folder, file), line, message }],
  });
  if (!existsSync(file))
    return wrong(null, 'The course has no such file: it says which lessons there are, and in which order.');
  try {
    const source = await readFile(file, 'utf8');
    const { course } = await loadAuthors(file, scratch);
    if (typeof course !== 'object' || course === null) return wrong(lineOf(source, /\bcourse\b/), EXPORT);
    if (!Array.isArray(course.lessons)) return wrong(lineOf(source, /\bcourse\s*[:=]/), LESSONS);
    return { ok: true, definition: course, file: definitionFile(source, course, folder) };
  } catch (error) {
    return { ok: false, problems: problemsBehind(error, file, folder) };
  }
}

const EXPORT = 'The file has to export the course: export const course: CourseDefinition = { … };';

const LESSONS = 'The course has no `lessons`: write them as a list, lessons: [ … ], a line each.';

function definitionFile(source: string, { lessons }: CourseDefinition, folder: CourseFolder): DefinitionFile {
  return {
    file: nameOf(folder, join(folder.own, 'course.ts')),
    lines: courseLines(source, lessons.length),
    // A lesson is the course's own: what another course has under that name is another lesson.
    template(name, kind) {
      const own = join(folder.own, name);
      return {
        file: nameOf(folder, own),
        exists: kind === 'lesson' ? existsSync(own) : findTemplate(folder, name) !== null,
      };
    },
  };
}
