/** Writes down what the build makes of a course: all that a Worker is made of, in one folder. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuiltCourse, buildCourse } from './build.ts';
import { type CourseFolder, SCRATCH, type Target } from './folder.ts';
import type { Problem } from './problem.ts';
import { bundleWorkers } from './worker.ts';

/** Builds a course, or says all that is wrong with it, and leaves what was built before as it was. */
export async function buildInto(course: CourseFolder, to: Target): Promise<Problem[]> {
  const built = await buildCourse(course, SCRATCH);
  if (!built.ok) return built.problems;
  await writeFiles(built, join(to.folder, 'assets'));
  await writeFile(join(to.folder, 'course.json'), JSON.stringify(built.course));
  await writeFile(join(to.folder, 'messages.json'), JSON.stringify(built.sentences));
  await bundleWorkers(to);
  return [];
}

async function writeFiles({ files }: BuiltCourse, folder: string): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const kept = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of kept) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    if (entry.isFile() && !files.has(name)) await rm(path);
  }
}
