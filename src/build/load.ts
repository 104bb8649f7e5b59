/** Imports a file of TypeScript, JSX or Markdown, for the build. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { type CourseFolder, findFile, real } from './folder.ts';
import { LOCALES_FOLDER, languageTags } from './languages.ts';
import { readMarkdown } from './markdown/read.ts';

let bundles = 0;

// An error while a template is drawn then names the template's own line.
process.setSourceMapsEnabled(true);

/** How every file is bundled that the build or the preview imports. */
export const BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  jsx: 'automatic',
  // Whatever tsconfig.json is near: its JSX settings, the Worker's say, would count for more than these.
  tsconfigRaw: {},
} as const satisfies BuildOptions;

/**
 * Bundles one file and imports it; packages stay outside, so that there is one React. `scratch` is a folder for the
 * bundle.
 */
export async function load(file: string, scratch: string, { plugins = [] }: { plugins?: Plugin[] } = {}) {
  const outfile = resolve(scratch, `${bundles++}.mjs`);
  const source = { jsxImportSource: 'react', sourcemap: 'inline' } as const;
  await build({ ...BUNDLE, ...source, entryPoints: [file], outfile, logLevel: 'silent', plugins });
  return import(pathToFileURL(outfile).href);
}

/** Imports a file of an author's: with what the course shares, and lessons in Markdown as templates. */
export function loadAuthors(file: string, scratch: string, folder: CourseFolder) {
  return load(file, scratch, { plugins: authorsPlugins(folder) });
}

/** What esbuild needs to know of an author's files. */
export function authorsPlugins(folder: CourseFolder): Plugin[] {
  return [sharedFiles(folder), markdownLessons(folder), sentences];
}

/**
 * What a file of `emails` imports from there is the course's own, if it has one of that name; what the course imports
 * of its own and does not have is the one in `emails`.
 */
function sharedFiles({ own, shared }: CourseFolder): Plugin {
  const folder = { own: real(own), shared: real(shared) };
  const nameIn = (parent: string, file: string) => {
    const name = relative(parent, file);
    return name.startsWith('..') || isAbsolute(name) ? null : name;
  };
  return {
    name: 'shared-files',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const isShared = nameIn(folder.shared, resolveDir) !== null;
        const name = nameIn(isShared ? folder.shared : folder.own, file);
        const found = name === null ? null : findFile(folder, name);
        return found === null ? null : { path: found };
      });
    },
  };
}

/** `daystep:words`: the product's own sentences in all languages, by their tags. */
const sentences: Plugin = {
  name: 'sentences',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^daystep:words$/ }, () => ({ path: 'languages', namespace: 'sentences' }));
    onLoad({ filter: /^languages$/, namespace: 'sentences' }, async () => {
      const tags = await languageTags();
      const imports = tags.map((tag, index) => `import { messages as _${index} } from './${tag}.ts';`);
      const entries = tags.map((tag, index) => `${JSON.stringify(tag)}: _${index}`);
      const contents = [...imports, `export const languages = { ${entries.join(', ')} };`].join('\n');
      return { contents, loader: 'js', resolveDir: LOCALES_FOLDER };
    });
  },
};

function markdownLessons({ own }: CourseFolder): Plugin {
  return {
    name: 'markdown-lessons',
    setup({ onLoad }) {
      onLoad({ filter: /\.md$/ }, async ({ path }) => {
        const read = readMarkdown(await readFile(path, 'utf8'));
        if (!read.ok) {
          return {
            errors: read.problems.map(({ line, message }) => ({
              text: message,
              location: { file: path, line: line ?? 0 },
              detail: TOLD,
            })),
          };
        }
        const name = relative(real(own), path).replaceAll('\\', '/');
        const template = `import { markdownTemplate } from './_parts/markdown.tsx';\nexport default markdownTemplate(${JSON.stringify(read.lesson)}, ${JSON.stringify(name)});`;
        return { contents: template, loader: 'js', resolveDir: join(real(own)) };
      });
    },
  };
}

/** Marks an error of esbuild's whose text is already for the author. */
export const TOLD = 'told';
