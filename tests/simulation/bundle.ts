/** The Worker of src/ as one module, as it is, or with one of its rules broken. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { unusedPackages } from '../../src/build/unused-packages.ts';

/** A rule that is broken on purpose: in one file of src/, one text in place of another that stands there once. */
export interface Planted {
  name: string;
  /** The promises that it may break. */
  breaks: readonly string[];
  /** It shows only where a cohort has several batches. */
  isMiniature?: boolean;
  /** The seed of stories in which it shows soon. */
  seed?: number;
  /** Whole files are named from the repository's root. */
  changes: readonly { file: string; from: string; to: string }[];
}

/** The course of a story has a dozen readers, who would all be in one batch: here two make a batch, three batches a chunk. */
const IN_MINIATURE: Planted['changes'] = [
  { file: 'src/domain/batch.ts', from: 'BATCH_SIZE = 100', to: 'BATCH_SIZE = 2' },
  { file: 'src/domain/batch.ts', from: 'CHUNK_SIZE = 10', to: 'CHUNK_SIZE = 3' },
  { file: 'src/domain/horizon.ts', from: 'HORIZON_MIN_PLACES = 20_000', to: 'HORIZON_MIN_PLACES = 1' },
];

export interface BundleOptions {
  planted?: Planted;
  /** With batches and chunks so small that the few readers of a story make several. */
  isMiniature?: boolean;
  root?: string;
}

/** Bundles `src/worker.ts`, and returns the module's source. Throws where a planted fault does not fit the source. */
export async function bundleWorker({
  planted,
  isMiniature = false,
  root = process.cwd(),
}: BundleOptions = {}): Promise<string> {
  const left = new Set([...(planted?.changes ?? []), ...(isMiniature ? IN_MINIATURE : [])]);
  const { outputFiles } = await build({
    entryPoints: [resolve(root, 'src/worker.ts')],
    bundle: true,
    write: false,
    logLevel: 'silent',
    format: 'esm',
    platform: 'neutral',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    target: 'es2024',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      unusedPackages,
      {
        name: 'planted',
        setup({ onLoad }) {
          onLoad({ filter: /\/src\/.*\.tsx?$/ }, async ({ path }) => {
            const changes = [...left].filter(({ file }) => path === resolve(root, file));
            if (changes.length === 0) return null;
            let contents = await readFile(path, 'utf8');
            for (const change of changes) {
              contents = replaced(contents, change);
              left.delete(change);
            }
            return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
          });
        },
      },
    ],
  });
  const [lost] = left;
  if (lost) throw new Error(`${planted?.name ?? 'A change'} wants ${lost.file}, which is not in the bundle.`);
  return `${outputFiles[0]?.text ?? ''}\n//# sourceURL=worker.js`;
}

function replaced(source: string, { file, from, to }: Planted['changes'][number]): string {
  const times = source.split(from).length - 1;
  if (times !== 1) throw new Error(`${file} holds the text of a planted fault ${times} times: ${from}`);
  return source.replace(from, () => to);
}
