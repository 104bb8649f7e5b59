/** Where an author's files are, and which course is meant. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** A course's own folder, and the project around it. */
export interface CourseFolder {
  own: string;
  project: string;
}

/** The mails beside the lessons, as the product has them. */
const TRANSACTIONAL = join(import.meta.dirname, '..', 'mail', 'transactional');

/**
 * For bundles, below the project, from where packages can be found. Of this process alone: two at once leave each other's
 * bundles alone.
 */
export const SCRATCH = `dist/scratch-${process.pid}`;

/** The course that the variable COURSE names, `examples/drawing` say; else the one in `emails`. */
export function courseFolder(own: string = process.env['COURSE'] || 'emails'): CourseFolder {
  return { own, project: '.' };
}

/** Where the build writes, and what it bundles. */
export interface Target {
  /** Holds `course.json`, `assets/`, `worker/` and `local/`; wrangler.toml names those of `dist`. */
  folder: string;
  /** The entry file of the Worker that is deployed, and of the one that `npm start` runs. */
  entry: string;
  localEntry: string;
}

/** What is deployed, in `dist`; the tests have a folder (variable DIST) and a local entry (WORKER_ENTRY) of their own. */
export function target(): Target {
  return {
    folder: process.env['DIST'] || 'dist',
    entry: 'src/index.ts',
    localEntry: process.env['WORKER_ENTRY'] || 'src/local/index.ts',
  };
}

/** A template: the course's own, or else the product's mail of that name; null where there is neither. */
export function findTemplate({ own }: CourseFolder, name: string): string | null {
  return [own, TRANSACTIONAL].map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** How messages name a file: from the project's folder, with slashes. */
export function nameOf({ project }: CourseFolder, file: string): string {
  return relative(real(project), real(file)).replaceAll('\\', '/');
}

/** A path without symbolic links, as far as it exists. */
export function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(real(dirname(resolve(path))), basename(path));
}
