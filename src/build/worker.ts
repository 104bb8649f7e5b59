/**
 * Bundles the Worker. Wrangler's own bundler would put the operator's area, a third of the code, into the one module that
 * every start reads: it inlines what a dynamic import names. Here that becomes a module beside it, loaded when the area is
 * opened (https://esbuild.github.io/api/#splitting).
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unusedPackages } from './unused-packages.ts';

/** The export conditions of Workers, as in Wrangler (https://developers.cloudflare.com/workers/wrangler/bundling/#conditional-exports). */
const CONDITIONS = ['workerd', 'worker', 'browser'];

/** The entry files: the Worker that is deployed, and the one that the gallery and the browser tests run. */
const ENTRIES = [
  ['src/index.ts', 'dist/worker'],
  ['tests/gallery/stage/index.ts', 'dist/stage'],
] as const;

/** Writes a folder of modules for each entry, once `dist/course.json` and `dist/messages.json` exist. Throws esbuild's errors. */
export async function bundleWorkers(): Promise<void> {
  await Promise.all(ENTRIES.map(([entry, outdir]) => bundleWorker(entry, outdir)));
}

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

/** Removes an earlier build's modules last: a Worker that runs here may be reading them. */
async function removeOthers(folder: string, written: readonly string[]): Promise<void> {
  const files = (await readdir(folder)).map((file) => join(folder, file));
  const old = files.filter((file) => !written.includes(file.replaceAll('\\', '/')));
  await Promise.all(old.map((file) => rm(file, { force: true })));
}
