/**
 * `npm run email`: every mail as it is written, at http://localhost:3000, in React Email's preview. That shows files of
 * JavaScript, so lessons in TSX and Markdown alike are bundled for it, anew on each save. `--port` takes another port.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildContext, context, type Plugin } from 'esbuild';
import { type CourseFolder, courseFolder, findTemplate } from '../build/folder.ts';
import { LOCALES_FOLDER, languageTags } from '../build/languages.ts';
import { authorsPlugins, BUNDLE, layoutFile } from '../build/load.ts';
import { courseArgument, runCommand } from './command/run.ts';

/** React Email shows what is in this folder, under its name. */
const PREVIEW = join('dist', 'mails');

/** Without these it would start itself a second time with them, as a process that no signal to the first one reaches. */
const FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const MAILS = ['confirmation', 'already-in', 'come-back', 'finished', 'new-address'].map((name) => `${name}.tsx`);

async function email(args: string[]): Promise<void> {
  const { values } = parseArgs({ args: courseArgument(args), options: { port: { type: 'string', default: '3000' } } });
  const folder = courseFolder();
  await rm(PREVIEW, { recursive: true, force: true });
  await mkdir(PREVIEW, { recursive: true });
  await keepBundled(folder);
  const command = ['node_modules/react-email/dist/cli/index.mjs', 'dev', '--dir', PREVIEW, '--port', values.port];
  const preview = spawn(process.execPath, [...FLAGS, ...command], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => preview.kill('SIGINT'));
  preview.on('exit', (code) => process.exit(code ?? 0));
}

/** Bundles each template, and whenever one is saved, comes or goes. */
async function keepBundled(folder: CourseFolder): Promise<void> {
  let known = await templates(folder);
  let bundling = await startBundling(known, folder);
  watch(folder.own, async () => {
    const now = await templates(folder);
    if (now.join() === known.join()) return;
    const gone = known.filter((file) => !now.includes(file));
    known = now;
    await bundling.dispose();
    await Promise.all(gone.map((file) => rm(join(PREVIEW, `${nameOf(file)}.js`), { force: true })));
    bundling = await startBundling(known, folder);
  });
}

/** The files of all mails, the course's own and the product's. */
async function templates(folder: CourseFolder): Promise<string[]> {
  const names = (await readdir(folder.own)).filter((name) => /\.(tsx|md)$/.test(name));
  const files = new Set([...names, ...MAILS].map((name) => findTemplate(folder, name)));
  return [...files].filter((file) => file !== null).sort();
}

async function startBundling(files: readonly string[], folder: CourseFolder): Promise<BuildContext> {
  const entryPoints = Object.fromEntries(files.map((file) => [nameOf(file), `${SAMPLE}:${resolve(file)}`]));
  const bundling = await context({
    ...BUNDLE,
    entryPoints,
    outdir: PREVIEW,
    plugins: [await samples(folder), ...authorsPlugins],
    logLevel: 'error',
  });
  await bundling.watch();
  return bundling;
}

const SAMPLE = 'sample';

/** Each entry is a template with what it is to be shown with: the course, its sentences and sample values. */
async function samples({ own }: CourseFolder): Promise<Plugin> {
  const tags = await languageTags();
  const languages = tags.map((tag, index) => `${JSON.stringify(tag)}: _${index}`).join(', ');
  const imports = [
    ...tags.map((tag, index) => importing(`{ messages as _${index} }`, join(LOCALES_FOLDER, `${tag}.ts`))),
    importing('{ course }', resolve(own, 'course.ts')),
    importing('{ sampled }', layoutFile('sample.tsx')),
  ];
  return {
    name: SAMPLE,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sample:/ }, ({ path }) => ({ path: path.slice(SAMPLE.length + 1), namespace: SAMPLE }));
      onLoad({ filter: /./, namespace: SAMPLE }, ({ path }) => {
        const file = JSON.stringify(basename(path));
        const shown = `export default sampled(template.default, { course, languages: { ${languages} }, file: ${file} });`;
        return { contents: [...imports, importing('* as template', path), shown].join('\n'), resolveDir: resolve(own) };
      });
    },
  };
}

const importing = (names: string, file: string) => `import ${names} from ${JSON.stringify(file)};`;

const nameOf = (file: string) => basename(file, extname(file));

await runCommand(email);
