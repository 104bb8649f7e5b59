/** Bundles the Worker, with what only the operator's area needs in modules of their own that load when it is opened. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unusedPackages } from './unused-packages.ts';

/** As wrangler bundles for workerd (https://developers.cloudflare.com/workers/wrangler/bundling/#conditional-exports). */
const CONDITIONS = ['workerd', 'worker', 'browser'];

/** What is built: the Worker that is deployed; the one of `npm start`; and that of the gallery and the browser's tests. */
const ENTRIES = [
  ['src/index.ts', 'dist/worker'],
  ['src/local/index.ts', 'dist/local'],
  ['tests/gallery/stage/index.ts', 'dist/stage'],
] as const;

/** Writes a folder of modules for each entry, after `dist/course.json` is there. Throws with esbuild's own words. */
export async function bundleWorkers(): Promise<void> {
  await Promise.all(ENTRIES.map(([entry, outdir]) => bundleWorker(entry, outdir)));
}

/**
 * Wrangler's own bundler puts all that a dynamic import names into the one module that is parsed at every start; this
 * one leaves it in a file beside it (https://esbuild.github.io/api/#splitting).
 */
async function bundleWorker(entry: string, outdir: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2024',
    conditions: CONDITIONS,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [unusedPackages],
    metafile: true,
    logLevel: 'warning',
  });
  await removeOthers(outdir, Object.keys(metafile.outputs));
}

/** What an earlier build left goes last: a Worker that runs here may be reading it. */
async function removeOthers(folder: string, written: readonly string[]): Promise<void> {
  const files = (await readdir(folder)).map((file) => join(folder, file));
  const old = files.filter((file) => !written.includes(file.replaceAll('\\', '/')));
  await Promise.all(old.map((file) => rm(file, { force: true })));
}
