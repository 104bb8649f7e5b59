/**
 * Bundles the Worker. Wrangler's own bundler would put the operator's area, a third of the code, into the one module that
 * every start reads: it inlines what a dynamic import names. Here that becomes a module beside it, loaded when the area is
 * opened (https://esbuild.github.io/api/#splitting).
 */
import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Target } from './folder.ts';
import { unusedPackages } from './unused-packages.ts';

/** The export conditions of Workers, as in Wrangler (https://developers.cloudflare.com/workers/wrangler/bundling/#conditional-exports). */
const CONDITIONS = ['workerd', 'worker', 'browser'];

/**
 * Bundles the Worker into `worker/`, and the one of `npm start` into `local/`, with the course that is in `course.json`
 * already. Throws with esbuild's own words. Wrangler's own bundler puts all that a dynamic import names into the one module
 * that is parsed at every start; this one leaves it in a file beside it (https://esbuild.github.io/api/#splitting).
 */
export async function bundleWorkers({ folder, entry, localEntry }: Target): Promise<void> {
  await Promise.all([bundle(entry, 'worker', folder), bundle(localEntry, 'local', folder)]);
}

async function bundle(entry: string, name: string, folder: string): Promise<void> {
  const outdir = join(folder, name);
  const { metafile } = await build({
    entryPoints: { index: entry },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2024',
    conditions: CONDITIONS,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    metafile: true,
    logLevel: 'warning',
    plugins: [unusedPackages, courseOf(folder)],
  });
  await removeOthers(outdir, Object.keys(metafile.outputs));
}

/** src/course/compiled.ts and src/locales/compiled.ts name what is in `dist`: the Worker gets what was built with it. */
const courseOf = (folder: string): Plugin => ({
  name: 'course',
  setup({ onResolve }) {
    onResolve({ filter: /\/dist\/(course|messages)\.json$/ }, ({ path }) => ({
      path: resolve(folder, basename(path)),
    }));
  },
});

/** What an earlier build left goes last: a Worker that runs here may be reading it. */
async function removeOthers(folder: string, written: readonly string[]): Promise<void> {
  const files = (await readdir(folder)).map((file) => join(folder, file));
  const old = files.filter((file) => !written.includes(file.replaceAll('\\', '/')));
  await Promise.all(old.map((file) => rm(file, { force: true })));
}
