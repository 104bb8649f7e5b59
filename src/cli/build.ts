/**
 * `npm run build`: turns a course into `dist/course.json` for the Worker, mails and pages beside it, and bundles the
 * Worker. It is the course in `emails/`, or the one that `--course examples/drawing` names, or the variable COURSE.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Built, buildCourse } from '../build/build.ts';
import { courseFolder, SCRATCH } from '../build/folder.ts';
import { tellAll } from '../build/problem.ts';
import { bundleWorkers } from '../build/worker.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { report } from './local/rebuilds.ts';

const ASSETS = 'dist/assets';

async function write({ course, files }: Built): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(ASSETS, path)), { recursive: true });
    await writeFile(join(ASSETS, path), content);
  }
  const kept = await readdir(ASSETS, { recursive: true, withFileTypes: true });
  for (const entry of kept) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(ASSETS.length + 1).replaceAll('\\', '/');
    if (entry.isFile() && !files.has(name)) await rm(path);
  }
  await writeFile('dist/course.json', JSON.stringify(course));
}

await runCommand(async (args) => {
  const [unknown] = courseArgument(args);
  if (unknown !== undefined) throw new UsageError(`npm run build knows no ${unknown}; --course names another course.`);
  const built = await buildCourse(courseFolder(), SCRATCH);
  if (built.ok) {
    await write(built);
    await bundleWorkers();
    await report('');
    return;
  }
  const told = `The course was not built:\n${tellAll(built.problems)}`;
  if (!(await report(told))) throw new UsageError(told);
});
