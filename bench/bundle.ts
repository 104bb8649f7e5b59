/** Bundles a Worker as a deployment would: by wrangler, minified, React and all in production mode. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';

export interface Bundle {
  /** The Worker, one module. */
  source: string;
  gzipKb: number;
}

const run = promisify(execFile);

/** Bundles the Worker of an entry file; `scratch` is a folder to do it in. */
export async function bundle(entry: string, scratch: string): Promise<Bundle> {
  const folder = join(scratch, entry.replaceAll(/\W/g, '-'));
  const args = ['deploy', entry, '--config', 'bench/wrangler.toml', '--dry-run', '--outdir', folder];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: scratch };
  await run(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], { env });
  const source = await readFile(join(folder, `${parse(entry).name}.js`), 'utf8');
  return { source, gzipKb: gzipSync(source).byteLength / 1024 };
}

/** The module that stands before the Worker. */
export async function measuredSource(): Promise<string> {
  const { code } = await transform(await readFile('bench/measured/worker.ts', 'utf8'), { loader: 'ts' });
  return code;
}
