/** `npm run build`: turns `emails/` into `dist/course.json` for the Worker, mails and pages beside it, and bundles the Worker. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Built, buildCourse } from './build.ts';
import { bundleWorkers } from './worker.ts';

const ASSETS = 'dist/assets';

/** Of this process alone: two builds at once leave each other's bundles alone. */
const SCRATCH = `dist/scratch-${process.pid}`;

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

const built = await buildCourse('emails', SCRATCH);
if (built.ok) {
  await write(built);
  await bundleWorkers();
} else {
  console.error(`The course was not built:\n${built.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(1);
}
