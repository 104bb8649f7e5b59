/** The course as git has it, read without touching the working tree, the index, or any hook. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { courseFolder } from '../../build/folder.ts';
import type { LessonVersion } from '../../course/change.ts';
import { UsageError } from '../command/run.ts';
import { lessonsIn } from './version.ts';

const run = promisify(execFile);

/** A commit, and what to call it. */
export interface Commit {
  hash: string;
  name: string;
}

/** The commit that a branch, a tag or a hash means; null where there is none, no repository, or no git. */
export async function findCommit(ref: string): Promise<Commit | null> {
  const found = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => null);
  if (found === null) return null;
  const short = await git('rev-parse', '--short', found);
  return { hash: found, name: found.startsWith(ref) ? `commit ${short}` : `${ref} (commit ${short})` };
}

/** Whether this folder is in a git repository, and git is there to read it. */
export function isRepository(): Promise<boolean> {
  return git('rev-parse', '--git-dir').then(
    () => true,
    () => false,
  );
}

/** The lessons of the course at a commit. */
export async function lessonsAt({ hash, name }: Commit): Promise<LessonVersion[]> {
  const folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  try {
    const root = await git('rev-parse', '--show-toplevel');
    const prefix = await git('rev-parse', '--show-prefix');
    // An index of its own: git's, and with it the working tree, stays as it is.
    const options = { cwd: root, env: { ...process.env, GIT_INDEX_FILE: join(folder, 'index') } };
    const noHooks = ['-c', `core.hooksPath=${join(folder, 'hooks')}`];
    await run('git', [...noHooks, 'read-tree', hash], options);
    await run('git', [...noHooks, 'checkout-index', '--all', `--prefix=${join(folder, 'tree')}${sep}`], options);
    const { own } = courseFolder();
    const at = (path: string) => join(folder, 'tree', prefix, path);
    if (!existsSync(join(at(own), 'course.ts'))) throw new UsageError(`${name} has no ${own}/course.ts.`);
    return await lessonsIn({ own: at(own), project: at('.') }, `The course of ${name}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function git(...args: string[]): Promise<string> {
  return (await run('git', args)).stdout.trim();
}
