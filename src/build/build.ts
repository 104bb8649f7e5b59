/** All that the build makes of a course. */
import { rm } from 'node:fs/promises';
import type { Course } from '../course/course.ts';
import { createMessages, type Sentences } from '../locales/locale.ts';
import { compileCourse } from './compile-course.ts';
import type { CourseFolder } from './folder.ts';
import { drawPictures } from './picture.ts';
import type { Problem } from './problem.ts';
import { renderCourse } from './render.ts';

export interface BuiltCourse {
  ok: true;
  course: Course;
  /** The sentences of the course's language that the Worker says; those of the mails are in the rendered mails. */
  sentences: Omit<Sentences, 'mails'>;
  /** What is served beside the Worker (mails and pictures), by its path in `dist/assets/`. */
  files: Map<string, string | Uint8Array>;
}

/** Builds the course in a folder, or returns all that is wrong with it; `scratch` is a folder for bundles, emptied again. */
export async function buildCourse(
  folder: CourseFolder,
  scratch: string,
): Promise<BuiltCourse | { ok: false; problems: Problem[] }> {
  try {
    const rendered = await renderCourse(folder, scratch);
    if (!rendered.ok) return rendered;
    const { definition } = rendered;
    const { mails: _, ...sentences } = rendered.sentences;
    const course = compileCourse(definition, rendered.mails);
    const about = createMessages(sentences).landing.picture({ count: course.lessons.length, author: course.author });
    const mails = [...rendered.mails].map(([path, mail]) => [path, JSON.stringify(mail)] as const);
    return { ok: true, course, sentences, files: new Map([...mails, ...(await drawPictures(course, about))]) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
