/** A Worker as a deployment would have it: minified, React and all in production mode. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { TEMPLATE } from './lessons.ts';

/** The sources of a Worker's modules by name; its own is `bundle.js`. */
export type Modules = ReadonlyMap<string, string>;

export interface Bundle {
  modules: Modules;
  /** Of what every start reads; modules that load later are left out. */
  gzipKb: number;
}

/** Where `npm run build` leaves ours. */
const BUILT = 'dist/worker';

const run = promisify(execFile);

/** Our Worker, as it was built. */
export async function builtBundle(): Promise<Bundle> {
  return bundleIn(BUILT, 'index.js');
}

/** Has wrangler bundle the Worker of an entry file; `scratch` is a folder to do it in. */
export async function bundle(entry: string, scratch: string): Promise<Bundle> {
  const folder = join(scratch, entry.replaceAll(/\W/g, '-'));
  const args = [
    'deploy',
    entry,
    '--config',
    'bench/wrangler.toml',
    '--alias',
    `measured-lesson:${TEMPLATE}`,
    '--dry-run',
    '--outdir',
    folder,
  ];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: scratch };
  await run(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], { env });
  return bundleIn(folder, `${parse(entry).name}.js`);
}

async function bundleIn(folder: string, main: string): Promise<Bundle> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const read = async (name: string) =>
    [name === main ? 'bundle.js' : name, await readFile(join(folder, name), 'utf8')] as const;
  const modules = new Map(await Promise.all(names.map(read)));
  return { modules, gzipKb: gzipSync(readAtStart('bundle.js', modules).join('\n')).byteLength / 1024 };
}

/** The sources of a module and of all that it imports at once: what a dynamic import names is read later. */
export function readAtStart(main: string, modules: Modules): string[] {
  const names = new Set([main]);
  for (const name of names) {
    for (const [, imported = ''] of (modules.get(name) ?? '').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) {
      names.add(imported);
    }
  }
  return [...names].map((name) => modules.get(name) ?? '');
}

/** The module that stands before the Worker. */
export async function measuredSource(): Promise<string> {
  const { code } = await transform(await readFile('bench/measured/worker.ts', 'utf8'), { loader: 'ts' });
  return code;
}
