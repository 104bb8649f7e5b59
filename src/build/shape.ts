/** Whether a course's definition has all of its fields: the build does not check types, and drawing would fail without them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, nonEmpty, object, pipe, safeParse, string } from 'valibot';
import type { CourseDefinition } from '../course/definition.ts';
import { type CourseFolder, nameOf } from './folder.ts';
import type { Problem } from './problem.ts';
import { keyOf, lineOf } from './source.ts';

const messages = pipe(string(), nonEmpty());
const colours = object({
  ground: messages,
  card: messages,
  text: messages,
  muted: messages,
  accent: messages,
  onAccent: messages,
  soft: messages,
  line: messages,
});

/** Lessons and mails are checked one by one, in words of their own. */
const ShapeSchema = object({
  name: messages,
  author: messages,
  language: messages,
  theme: object({ light: colours, dark: colours, serif: messages, sans: messages }),
  landing: object({
    headline: string(),
    lead: string(),
    reassurances: array(string()),
    sample: string(),
    forWhom: object({ heading: string(), points: array(string()) }),
    questions: array(object({ question: string(), answer: string() })),
    closing: string(),
  }),
});

/** What is missing, or is of another kind than it should be. */
export async function shapeProblems(definition: CourseDefinition, folder: CourseFolder): Promise<Problem[]> {
  const { issues = [] } = safeParse(ShapeSchema, definition);
  return Promise.all(
    issues.map(async ({ path = [], received }) => {
      const keys = path.map(({ key }) => String(key));
      const file = fileOf(keys, folder);
      const source = existsSync(file) ? await readFile(file, 'utf8') : '';
      const name = keys.join('.');
      const message =
        received === 'undefined'
          ? `\`${name}\` is missing: write it, as in the course that comes with Daystep.`
          : `\`${name}\` is empty or of the wrong kind: write it as in the course that comes with Daystep.`;
      return { file: nameOf(folder, file), line: nearestLine(source, keys), message };
    }),
  );
}

/** Where a field of the landing page or of the theme usually stands: in a file of its own. */
function fileOf([first, second]: readonly string[], folder: CourseFolder): string {
  const file = join(folder.own, `${first}.ts`);
  return second !== undefined && existsSync(file) ? file : join(folder.own, 'course.ts');
}

/** The line of the field, or of the nearest one around it. */
function nearestLine(source: string, keys: readonly string[]): number | null {
  for (const key of keys.toReversed()) {
    const line = /^\d+$/.test(key)
      ? null
      : (lineOf(source, keyOf(key)) ?? lineOf(source, new RegExp(`\\b${key}\\s*=`)));
    if (line !== null) return line;
  }
  return lineOf(source, /\b(course|landing|theme)\s*[:=]/);
}
