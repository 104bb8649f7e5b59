/** An author's project in a folder of its own, on which the commands run as `npm run` runs them. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { LessonDefinition } from '../../../src/course/definition.ts';
import { courseOf } from '../../build/fixtures.ts';
import { type Ended, runNode } from '../run-cli.ts';

const run = promisify(execFile);

export interface Project {
  readonly folder: string;
  /** Where its commands make their temporary folders. */
  readonly temp: string;
  /** Writes the course: its lessons by slug, in order, each with its own words unless it says otherwise. */
  write(
    slugs: string,
    changes?: Readonly<Record<string, Partial<LessonDefinition> & { body?: string }>>,
  ): Promise<void>;
  file(path: string, content: string): Promise<void>;
  git(...args: string[]): Promise<string>;
  commit(message: string): Promise<void>;
  /** Runs `src/cli/<command>.ts` in the project. */
  run(command: string, args?: string[], env?: Record<string, string>): Promise<Ended>;
  remove(): Promise<void>;
}

/** A project inside `dist/`, from where React can be found; at `path` inside its repository, if it is to have one. */
export async function createProject({ repository = true, path = '.' } = {}): Promise<Project> {
  const root = resolve('dist', `test-${randomUUID()}`);
  const folder = join(root, 'repository', path);
  const temp = join(root, 'temp');
  await mkdir(folder, { recursive: true });
  await mkdir(temp, { recursive: true });
  // Git is not to find the repository that this one is in, nor anybody's settings.
  const git = { GIT_CEILING_DIRECTORIES: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const temporary = { TMPDIR: temp, TEMP: temp };
  const env = { ...process.env, ...git, ...temporary };
  const project: Project = {
    folder,
    temp,
    async write(slugs, changes = {}) {
      const lessons = [...slugs].map((slug) => {
        const { body: _, ...line } = changes[slug] ?? {};
        return { slug, subject: `Lesson ${slug.toUpperCase()}`, template: `${slug}.tsx`, ...line };
      });
      await project.file('emails/course.ts', `export const course = ${JSON.stringify(courseOf(lessons))};`);
      await project.file('emails/plain.tsx', templateOf('A mail'));
      for (const { slug, template } of lessons) {
        await project.file(`emails/${template}`, templateOf(changes[slug]?.body ?? wordsOf(slug)));
      }
    },
    async file(name, content) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    },
    git: async (...args) => (await run('git', args, { cwd: folder, env })).stdout,
    async commit(message) {
      await project.git('add', '.');
      const author = ['-c', 'user.name=Anna', '-c', 'user.email=anna@author.example'];
      await project.git(...author, 'commit', '--quiet', '--message', message);
    },
    run: (command, args = [], more = {}) =>
      runNode(`src/cli/${command}.ts`, args, { ...git, ...temporary, ...more }, folder),
    remove: () => rm(root, { recursive: true, force: true }),
  };
  if (repository) {
    await run('git', ['init', '--quiet', join(root, 'repository')], { env });
    await project.file('.gitignore', 'dist/\n');
  }
  return project;
}

/** Words that no other lesson has. */
export function wordsOf(slug: string): string {
  return Array.from({ length: 30 }, (_, index) => `${slug}${index}`).join(' ');
}

const templateOf = (body: string) =>
  `export default ({ day, days }: { day: number; days: number }) => <p>Day {day} of {days}. ${body}</p>;`;
