/** Builds a German course, in a folder of its own, and hands what the build made of it to the tests of the Worker. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { courseFolder } from '../../src/build/folder.ts';
import { COURSE } from '../fixtures/build.ts';
import { serveCourse } from '../fixtures/served.ts';
import { FILES } from './author.ts';

export default async function setup({ provide }: TestProject) {
  // Inside `dist/`, from where React can be found.
  const folder = join('dist', `test-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    await cp(join(COURSE, 'theme.ts'), join(folder, 'theme.ts'));
    for (const [name, source] of Object.entries(FILES)) await writeFile(join(folder, name), source);
    provide('german', await serveCourse(courseFolder(folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
