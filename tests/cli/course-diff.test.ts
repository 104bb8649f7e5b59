/** The command as an author runs it, on projects with a git history of their own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { courseOf } from '../build/fixtures.ts';
import { createProject, type Project, wordsOf } from './course-diff/project.ts';

/** Each command bundles and renders a course or two, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const projects: Project[] = [];

async function newProject(...options: Parameters<typeof createProject>): Promise<Project> {
  const project = await createProject(...options);
  projects.push(project);
  return project;
}

/** The output, each line without the spaces around it. */
async function linesOf(project: Project, ...args: string[]): Promise<string[]> {
  const { code, output } = await project.run('course-diff', args);
  expect(code, output).toBe(0);
  return output.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
}

describe('a change of the course', () => {
  test('is told with what it means for readers at every place', async () => {
    const project = await newProject();
    await project.write('abcde');
    await project.commit('Five lessons');
    await project.write('abncde');
    expect((await linesOf(project)).slice(3, -1)).toEqual([
      '',
      'new | “Lesson N” (n), as the 3rd',
      'comes to readers who have had 1 or 2 lessons',
      '! never comes to readers who have had 3 or 4 lessons: it is before their place',
      '',
      'Readers who have had',
      '1 or 2 lessons | get besides: n',
      '3 or 4 lessons | never get: n',
      '5 lessons | have finished, and get nothing more',
      '',
      '1 warning, on the lines with "!". A lesson reaches every reader under way if it stands at the end of the course.',
      '',
    ]);
  });

  test('tells other words from another look, and takes neither another place nor another length for them', async () => {
    const project = await newProject();
    await project.write('abcde');
    await project.commit('Five lessons');
    const bold = (slug: string) => ({ body: `<b>${wordsOf(slug)}</b>` });
    await project.write('ebacd', { a: bold('a'), b: bold('b'), c: { body: 'Quite other words.' } });
    const lines = await linesOf(project);
    expect(lines.filter((line) => /^(rewritten|restyled)/.test(line))).toEqual([
      'rewritten | “Lesson C” (c): its words',
      'restyled | 2 lessons: other HTML, the same words',
    ]);
    await project.write('a', { a: bold('a') });
    expect(await linesOf(project)).toContain('restyled | 1 lesson: other HTML, the same words');
  });
});

describe('the course is compared with', () => {
  test('the newest commit where nothing was deployed from here, and with any ref that is named', async () => {
    const project = await newProject();
    await project.write('ab');
    await project.commit('Two lessons');
    await project.git('tag', 'v1');
    await project.write('abc');
    await project.commit('Three lessons');
    await project.write('abcd');
    const [head, tag, hash] = [await linesOf(project), await linesOf(project, 'v1'), await linesOf(project, 'HEAD~1')];
    const [newest, oldest] = (await project.git('log', '--format=%h')).split('\n');
    expect(head[1]).toBe(`The course as it is now, beside git's HEAD (commit ${newest})`);
    expect(head[2]).toContain('dist/deployed.json is missing');
    expect(tag[1]).toBe(`The course as it is now, beside git's v1 (commit ${oldest}).`);
    expect([head, tag, hash].map((lines) => lines.filter((line) => line.startsWith('new')).length)).toEqual([1, 2, 2]);
  });

  test('the one that was deployed last; a deployment that fails or is a dry run does not count', async () => {
    const project = await newProject({ repository: false });
    const wrangler =
      'console.log(process.argv.slice(2).join(" ")); process.exit(process.argv.includes("--fail") ? 3 : 0);';
    await project.file('node_modules/wrangler/bin/wrangler.js', wrangler);
    await project.file('package.json', '{ "type": "module" }');
    await project.write('abc');
    expect(await project.run('deploy', ['--env', 'live'])).toEqual({ code: 0, output: 'deploy --env live\n' });
    await project.write('abcd');
    expect((await project.run('deploy', ['--dry-run'])).code).toBe(0);
    expect((await project.run('deploy', ['--fail'])).code).toBe(3);
    const lines = await linesOf(project);
    expect(lines[1]).toMatch(/beside the one deployed on \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
    expect(lines).toContain('new | “Lesson D” (d), as the 4th');
    expect(await linesOf(project, 'dist/deployed.json')).toEqual(lines);

    await project.write('ab', { b: { template: 'gone.tsx' } });
    await project.file('emails/course.ts', 'export const course = {');
    const { code, output } = await project.run('deploy');
    expect([code, output]).toEqual([1, expect.stringContaining("The course can't be built:")]);
  });

  test('one of before all of the mails of today were there: they are no lessons', async () => {
    const project = await newProject();
    await project.write('ab');
    const { mails: _, ...older } = courseOf([{ slug: 'a', subject: 'Lesson A', template: 'a.tsx' }]);
    const now = await readFile(join(project.folder, 'emails/course.ts'), 'utf8');
    await project.file('emails/course.ts', `export const course = ${JSON.stringify(older)};`);
    await project.commit('One lesson, and no mails');
    await project.file('emails/course.ts', now);
    expect(await linesOf(project)).toContain('new | “Lesson B” (b), as the 2nd');
  });

  test('a project in a folder of a repository, and leaves all of it as it was', async () => {
    const project = await newProject({ path: 'sites/course' });
    await project.write('abc');
    await project.commit('Three lessons');
    await project.write('abcd');
    await project.git('add', 'emails/d.tsx');
    const state = async () => [
      await project.git('status', '--porcelain', '--ignored'),
      await project.git('worktree', 'list'),
      await readFile(join(project.folder, '../../.git/index'), 'hex'),
      await readdir(project.temp),
      await readdir(join(project.folder, 'dist')).catch(() => []),
    ];
    await project.run('course-diff', ['nothing']);
    const before = await state();
    expect(await linesOf(project)).toContain('new | “Lesson D” (d), as the 4th');
    expect(await state()).toEqual(before);
    expect(before.slice(3)).toEqual([[], []]);
  });
});

describe('where there is nothing to compare with', () => {
  test('no record and no commit, or no git at all, is said kindly, with what to do', async () => {
    const project = await newProject({ repository: false });
    await project.write('abc');
    const answers = [await project.run('course-diff'), await project.run('course-diff', [], { PATH: '' })];
    await project.git('init', '--quiet');
    answers.push(await project.run('course-diff'));
    for (const { code, output } of answers) {
      expect(code).toBe(0);
      expect(output).toContain('There is nothing to compare the course with yet');
      expect(output).toContain('npm run deploy writes down what it deploys.');
    }
  });

  test('a ref that is none is an error in one sentence', async () => {
    const project = await newProject({ repository: false });
    await project.write('abc');
    const refused = async (...args: string[]) => {
      const { code, output } = await project.run('course-diff', args);
      expect(code).toBe(1);
      return output.trim();
    };
    expect(await refused('v1')).toBe('"v1" is no file, and there is no git repository here.');
    await project.git('init', '--quiet');
    await project.commit('Three lessons');
    expect(await refused('v1')).toBe('"v1" is no file, and git knows no such branch, tag or commit.');
    expect(await refused('v1', 'v2')).toContain('Name one git ref or one file');
    expect(await refused('--deployed')).toContain("Unknown option '--deployed'");
    expect(await refused('emails/course.ts')).toContain('emails/course.ts is no record of a course');
    await project.file('dist/deployed.json', '{"lessons":[]}');
    expect(await refused()).toContain('dist/deployed.json is no record of a course');
  });

  test('a course that cannot be built says whose it is, and what is wrong with it', async () => {
    const project = await newProject();
    await project.commit('Nothing yet');
    await project.write('aba');
    await project.commit('A slug twice');
    const output = async (...args: string[]) => (await project.run('course-diff', args)).output;
    expect(await output()).toMatch(
      /The course of HEAD \(commit \w+\) can't be built:\n +- emails\/course\.ts:1 +Lesson 3 \("a"\) has the same/,
    );
    expect(await output('HEAD~1')).toMatch(/HEAD~1 \(commit \w+\) has no emails\/course\.ts\./);
    await project.file('emails/course.ts', 'export const course = {');
    await project.commit('Half a course');
    expect(await output()).toMatch(/The course of HEAD \(commit \w+\) can't be built:\n +- emails\/course\.ts:1 /);
    await project.write('ab', { b: { subject: '' } });
    await project.commit('No subject');
    expect((await project.run('course-diff')).code).toBe(1);
    await project.write('ab');
    await project.commit('Mended');
    await project.write('ab', { b: { subject: '' } });
    expect(await output()).toMatch(
      /The course as it is now can't be built:\n +- emails\/course\.ts:1 +Lesson 2 \("b"\) has an empty subject/,
    );
    expect(await readdir(project.temp)).toEqual([]);
  });
});

afterEach(async () => {
  for (const project of projects.splice(0)) await project.remove();
});
