/** Imports a file of TypeScript, JSX or Markdown, for the build. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
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
export function load(file: string, scratch: string) {
  return importBundle(scratch, { entryPoints: [file], jsxImportSource: 'react' });
}

/** Imports a file of an author's: with what the product gives to authors, and lessons in Markdown as templates. */
export function loadAuthors(file: string, scratch: string) {
  return importBundle(scratch, { entryPoints: [file], plugins: authorsPlugins });
}

/**
 * Imports an author's template as `template`, and the `CourseProvider` that stands around it when it is drawn: in one
 * bundle, since what the one provides the other must find.
 */
export function loadTemplate(file: string, scratch: string) {
  const contents = [
    `export * as template from ${JSON.stringify(resolve(file))};`,
    `export { CourseProvider } from ${JSON.stringify(layoutFile('course.tsx'))};`,
  ];
  const stdin = { contents: contents.join('\n'), resolveDir: dirname(resolve(file)) };
  return importBundle(scratch, { stdin, plugins: authorsPlugins });
}

async function importBundle(scratch: string, options: BuildOptions) {
  const outfile = resolve(scratch, `${bundles++}.mjs`);
  await build({ ...BUNDLE, sourcemap: 'inline', logLevel: 'silent', ...options, outfile });
  return import(pathToFileURL(outfile).href);
}

/** What the product gives to authors: the modules that package.json exports, wherever a course is. */
const product: Plugin = {
  name: 'product',
  setup({ onResolve }) {
    const { resolve: find } = createRequire(import.meta.url);
    onResolve({ filter: /^daystep(\/|$)/ }, ({ path }) => {
      try {
        return { path: find(path) };
      } catch {
        return { errors: [{ text: `Could not resolve "${path}"` }] };
      }
    });
  },
};

const markdownLessons: Plugin = {
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
      const template = [
        `import { markdownTemplate } from ${JSON.stringify(layoutFile('markdown.tsx'))};`,
        `export default markdownTemplate(${JSON.stringify(read.lesson)});`,
      ];
      return { contents: template.join('\n'), loader: 'js', resolveDir: dirname(path) };
    });
  },
};

/** A file of the layout, for what the build bundles with an author's template. */
export const layoutFile = (name: string) => join(import.meta.dirname, '..', 'mail', 'layout', name);

/** What esbuild needs to know of an author's files. */
export const authorsPlugins: Plugin[] = [product, markdownLessons];

/** Marks an error of esbuild's whose text is already for the author. */
export const TOLD = 'told';
