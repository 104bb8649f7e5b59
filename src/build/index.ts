/**
 * `npm run build`: turns a course into `dist/course.json` for the Worker's bundle, and mails and pages beside it. It is
 * the course in `emails/`, or the one that `--course examples/drawing` names, or the variable COURSE.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { courseArgument } from '../cli/course-argument.ts';
import { runCommand, UsageError } from '../cli/local.ts';
import { report } from '../cli/rebuilds.ts';
import { WORDS } from '../core/site-paths.ts';
import { wordsIn } from '../words/words.ts';
import { courseFolder } from './folder.ts';
import { type Problem, tellAll } from './problem.ts';
import { type Rendered, renderCourse } from './render.ts';
import { renderSite } from './site.ts';
import { loadWords } from './words.ts';

const ASSETS = 'dist/assets';

/** Of this process alone: two builds at once leave each other's bundles alone. */
const SCRATCH = `dist/scratch-${process.pid}`;

type Built = Extract<Rendered, { ok: true }> & { files: Map<string, string | Uint8Array> };

async function build(): Promise<Built | { ok: false; problems: Problem[] }> {
  try {
    const rendered = await renderCourse(courseFolder(), SCRATCH);
    if (!rendered.ok) return rendered;
    const { definition } = rendered;
    const words = await loadWords(definition.language, SCRATCH);
    if (!words.ok) return words;
    const site = await renderSite(definition, rendered.mails, SCRATCH, wordsIn(JSON.stringify(words.sentences)));
    // The Worker says the others; those of `site` stand in what has just been drawn.
    const said = JSON.stringify({ ...words.sentences, site: undefined });
    const mails = [...rendered.mails].map(([path, mail]) => [path, JSON.stringify(mail)] as const);
    return { ...rendered, files: new Map([...mails, ...site, [WORDS, said]]) };
  } finally {
    await rm(SCRATCH, { recursive: true, force: true });
  }
}

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
  const built = await build();
  if (built.ok) {
    await write(built);
    await report('');
    return;
  }
  const told = `The course was not built:\n${tellAll(built.problems)}`;
  if (!(await report(told))) throw new UsageError(told);
});
