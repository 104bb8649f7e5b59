/** `npm run build`: turns `emails/` into `dist/course.json` for the Worker's bundle and `dist/mails/` beside it. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Rendered, renderCourse } from './render.ts';

const MAILS = 'dist/mails';

const rendered = await renderCourse('emails', 'dist/scratch').catch((error: unknown) => ({
  ok: false as const,
  problems: [error instanceof Error ? error.message : String(error)],
}));

if (rendered.ok) {
  await write(rendered);
} else {
  console.error(`The course was not built:\n${rendered.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(1);
}

async function write({ course, mails }: Rendered & { ok: true }): Promise<void> {
  for (const [path, template] of mails) {
    await mkdir(dirname(join(MAILS, path)), { recursive: true });
    await writeFile(join(MAILS, path), JSON.stringify(template));
  }
  for (const path of await readdir(MAILS, { recursive: true })) {
    if (path.endsWith('.json') && !mails.has(path.replaceAll('\\', '/'))) await rm(join(MAILS, path));
  }
  await writeFile('dist/course.json', JSON.stringify(course));
}
