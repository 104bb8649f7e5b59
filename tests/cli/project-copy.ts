/** A copy of this project in a folder of its own, in which a build or a running course disturbs nobody. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface ProjectCopy {
  folder: string;
  remove(): Promise<void>;
}

/** What a clone holds that the commands need; packages are this project's. */
const PARTS = ['src', 'emails', 'examples', 'package.json', 'tsconfig.json', 'wrangler.toml'];

export async function copyProject(): Promise<ProjectCopy> {
  const folder = resolve('dist', `test-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) await cp(part, join(folder, part), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
