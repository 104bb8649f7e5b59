/** Builds a German course, in a folder of its own, and hands what the build made of it to the tests of the Worker. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCourse } from '../../src/build/build.ts';
import { courseFolder } from '../../src/build/folder.ts';
import { tellAll } from '../../src/build/problem.ts';
import { FILES } from './author.ts';

export default async function setup({ provide }: TestProject) {
  // Inside `dist/`, from where React can be found.
  const folder = join('dist', `test-${randomUUID()}`);
  const emails = join(folder, 'emails');
  await mkdir(folder, { recursive: true });
  try {
    await cp('emails', emails, { recursive: true });
    for (const [name, source] of Object.entries(FILES)) await writeFile(join(emails, name), source);
    const built = await buildCourse(courseFolder(emails), join(folder, 'scratch'));
    if (!built.ok) throw new Error(tellAll(built.problems));
    const texts = [...built.files].flatMap(([path, file]) => (typeof file === 'string' ? [[path, file] as const] : []));
    provide('german', { course: built.course, sentences: built.sentences, assets: Object.fromEntries(texts) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
