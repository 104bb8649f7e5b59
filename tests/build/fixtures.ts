import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CourseFolder, courseFolder } from '../../src/build/folder.ts';
import type { CourseDefinition, LessonDefinition } from '../../src/course/definition.ts';
import { theme } from '../fixtures/course/theme.ts';

/** A course of these lessons; the other mails are in order. */
export function courseOf(lessons: readonly Partial<LessonDefinition>[]): CourseDefinition {
  return {
    name: 'A course',
    author: 'Anna',
    language: 'en',
    theme,
    landing: {
      headline: '',
      lead: '',
      reassurances: [],
      sample: lessons[0]?.slug ?? 'lesson-1',
      forWhom: { heading: '', points: [] },
      questions: [],
      closing: '',
    },
    lessons: lessons.map((lesson, index) => ({
      slug: `lesson-${index + 1}`,
      subject: 'A lesson',
      template: 'lesson.tsx',
      ...lesson,
    })),
    mails: {
      confirmation: { subject: 'Please confirm', template: 'plain.tsx' },
      alreadyIn: { subject: 'You are in', template: 'plain.tsx' },
      comeBack: { subject: 'Go on', template: 'plain.tsx' },
      finished: { subject: 'All done', template: 'plain.tsx' },
      newAddress: { subject: 'Your new address', template: 'plain.tsx' },
    },
  };
}

export interface WrittenCourse {
  /** Where the author's files are; what is shared is this project's. */
  folder: CourseFolder;
  /** Where the bundles go. */
  scratch: string;
  remove(): Promise<void>;
}

/** An author's folder with a course and templates by file name; inside `dist/`, from where React can be found. */
export async function writeCourse(
  course: CourseDefinition,
  templates: Readonly<Record<string, string>>,
): Promise<WrittenCourse> {
  const folder = `dist/test-${randomUUID()}`;
  const files = { 'course.ts': `export const course = ${JSON.stringify(course)};`, 'plain.tsx': PLAIN, ...templates };
  for (const [name, source] of Object.entries(files)) {
    const file = join(folder, 'emails', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, source);
  }
  return {
    folder: courseFolder(join(folder, 'emails')),
    scratch: join(folder, 'scratch'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const PLAIN = 'export default ({ courseName }: { courseName: string }) => <p>{courseName}</p>;';
