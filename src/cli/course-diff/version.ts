/** The lessons of a course as they are at some time, in a folder or in a file. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { array, type InferOutput, object, safeParse, string } from 'valibot';
import { type CourseFolder, SCRATCH } from '../../build/folder.ts';
import { tellAll } from '../../build/problem.ts';
import { renderCourse } from '../../build/render.ts';
import type { LessonVersion } from '../../course/change.ts';
import { lessonPath } from '../../course/mail-paths.ts';
import { UsageError } from '../command/run.ts';

/** Where `npm run deploy` leaves a record of the course that it deployed. */
export const DEPLOYED = join('dist', 'deployed.json');

const RecordSchema = object({
  deployedAt: string(),
  lessons: array(object({ slug: string(), subject: string(), template: string(), words: string(), look: string() })),
});

/** A course that was deployed, and when (ISO 8601). */
export type DeployedCourse = InferOutput<typeof RecordSchema>;

/**
 * Renders the lessons of a course, with the build of this project as it is now, so that a newer build makes no
 * difference between two versions. `whose` begins the sentence that says what is wrong with it.
 */
export async function lessonsIn(folder: CourseFolder, whose: string): Promise<LessonVersion[]> {
  const rendered = await renderCourse(folder, SCRATCH, { toCompare: true });
  if (!rendered.ok) throw new UsageError(`${whose} can't be built:\n${tellAll(rendered.problems)}`);
  return rendered.definition.lessons.map(({ slug, subject, template }) => {
    const { html = '', text = '' } = rendered.mails.get(lessonPath(slug)) ?? {};
    const look = createHash('sha256').update(html).digest('hex').slice(0, 32);
    return { slug, subject, template, words: text, look };
  });
}

/** Writes down which lessons were deployed at `now` (ms). */
export async function writeDeployed(lessons: LessonVersion[], now: number, file = DEPLOYED): Promise<void> {
  const deployed: DeployedCourse = { deployedAt: new Date(now).toISOString(), lessons };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(deployed));
}

/** Reads what `writeDeployed` wrote. */
export async function readDeployed(file: string): Promise<DeployedCourse> {
  const { success, output } = safeParse(RecordSchema, parsed(await readFile(file, 'utf8')));
  if (success) return output;
  throw new UsageError(`${file} is no record of a course, such as npm run deploy writes to ${DEPLOYED}.`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
