/** Bundles the Worker, with what only the operator's area needs in modules of their own that load when it is opened. */
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Target } from './folder.ts';
import { unusedPackages } from './unused-packages.ts';

/** As wrangler bundles for workerd (https://developers.cloudflare.com/workers/wrangler/bundling/#conditional-exports). */
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

/** src/course/compiled.ts names the course in `dist`: the Worker gets the one that was built with it. */
const courseOf = (folder: string): Plugin => ({
  name: 'course',
  setup({ onResolve }) {
    onResolve({ filter: /\/dist\/course\.json$/ }, () => ({ path: resolve(folder, 'course.json') }));
  },
});

/** What an earlier build left goes last: a Worker that runs here may be reading it. */
async function removeOthers(folder: string, written: readonly string[]): Promise<void> {
  const files = (await readdir(folder)).map((file) => join(folder, file));
  const old = files.filter((file) => !written.includes(file.replaceAll('\\', '/')));
  await Promise.all(old.map((file) => rm(file, { force: true })));
}
