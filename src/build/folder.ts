/** Where an author's files are, and which course is meant. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/**
 * A course's own folder, and `emails`: from there a course takes what it has none of its own of the layout (`_parts`),
 * the mails beside the lessons, and the look (`theme.ts`). For the course in `emails` the two are one.
 */
export interface CourseFolder {
  own: string;
  shared: string;
}

const SHARED = 'emails';

/**
 * For bundles, below the project, from where packages can be found. Of this process alone: two at once leave each other's
 * bundles alone.
 */
export const SCRATCH = `dist/scratch-${process.pid}`;

/** The course that the variable COURSE names, `examples/drawing` say; else the one in `emails`. */
export function courseFolder(own: string = process.env['COURSE'] || SHARED): CourseFolder {
  return { own, shared: SHARED };
}

/** A file of the course, wherever it is; null where it is nowhere. */
export function findFile({ own, shared }: CourseFolder, name: string): string | null {
  return [own, shared].map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** How messages name a file: from the project's folder, with slashes. */
export function nameOf({ shared }: CourseFolder, file: string): string {
  return relative(dirname(real(shared)), real(file)).replaceAll('\\', '/');
}

/** A path without symbolic links, as far as it exists. */
export function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(real(dirname(resolve(path))), basename(path));
}
