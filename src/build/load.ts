/** Imports a file of TypeScript and JSX, for the build. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

let bundles = 0;

/**
 * Bundles one file and imports it, with its JSX as React's or Hono's; packages stay outside, so that there is one
 * React. `scratch` is a folder for the bundle.
 */
export async function load(file: string, scratch: string, jsxImportSource: 'react' | 'hono/jsx' = 'react') {
  const outfile = resolve(scratch, `${bundles++}.mjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource,
    // Whatever tsconfig.json is near: its JSX settings, the Worker's say, would count for more than these.
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return import(pathToFileURL(outfile).href);
}
