/** `npm run build`: turns `emails/` into `dist/course.json` for the Worker, mails and pages beside it, and bundles the Worker. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WORDS } from '../core/site-paths.ts';
import { wordsIn } from '../words/words.ts';
import { siteProblems } from './problems.ts';
import { loadDefinition, type Rendered, renderCourse } from './render.ts';
import { renderSite } from './site.ts';
import { bundleWorkers } from './worker.ts';

const ASSETS = 'dist/assets';

/** Of this process alone: two builds at once leave each other's bundles alone. */
const SCRATCH = `dist/scratch-${process.pid}`;

type Built = Extract<Rendered, { ok: true }> & { files: Map<string, string | Uint8Array> };

async function build(): Promise<Built | Extract<Rendered, { ok: false }>> {
  try {
    const rendered = await renderCourse('emails', SCRATCH);
    if (!rendered.ok) return rendered;
    const definition = await loadDefinition('emails', SCRATCH);
    const problems = siteProblems(definition);
    if (problems.length > 0) return { ok: false, problems };
    const { sentences } = rendered;
    const site = await renderSite(definition, rendered.mails, SCRATCH, wordsIn(JSON.stringify(sentences)));
    // The Worker says the others; those of `site` and `mails` stand in what has just been drawn.
    const said = JSON.stringify({ ...sentences, site: undefined, mails: undefined });
    const mails = [...rendered.mails].map(([path, mail]) => [path, JSON.stringify(mail)] as const);
    return { ...rendered, files: new Map([...mails, ...site, [WORDS, said]]) };
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
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

const built = await build();
if (built.ok) {
  await write(built);
  await bundleWorkers();
} else {
  console.error(`The course was not built:\n${built.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(1);
}
