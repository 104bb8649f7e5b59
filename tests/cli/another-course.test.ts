/** A course in another folder than `emails/`, built and lived through as its author would. */
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { course } from '../../examples/drawing/course.ts';
import { type InboxMail, linkIn, readInbox } from '../../src/cli/local/inbox.ts';
import { type RunningCourse, startCourse } from '../../src/cli/local/running.ts';
import { fillSubject } from '../../src/course/template.ts';
import { COURSE as FIXTURE } from '../fixtures/build.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

/** Each build draws a course and bundles the Worker, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);
const COURSE = ['--course', 'examples/drawing'];
const READER = 'anna@reader.example';

let project: ProjectCopy;
beforeAll(async () => {
  project = await copyProject();
});
afterAll(() => project.remove());

async function build(...args: string[]): Promise<{ code: number; output: string }> {
  const done = run(process.execPath, ['src/cli/build.ts', ...args], { cwd: project.folder });
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}

/** Everything in `dist/`, by its path. */
async function built(): Promise<Map<string, string>> {
  const dist = join(project.folder, 'dist');
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'base64')] as const)));
}

describe('npm run build', () => {
  test('takes another course by a flag or by COURSE, and says where there is none', async () => {
    expect(await build(...COURSE)).toEqual({ code: 0, output: '' });
    const drawn = await built();
    const { name, lessons } = JSON.parse(await readFile(join(project.folder, 'dist/course.json'), 'utf8'));
    expect([name, lessons.length]).toEqual([course.name, 3]);
    expect(await build('--course', resolve(FIXTURE))).toEqual({ code: 0, output: '' });
    expect(await built()).not.toEqual(drawn);
    const env = { ...process.env, COURSE: 'examples/drawing' };
    await run(process.execPath, ['src/cli/build.ts'], { cwd: project.folder, env });
    expect(new Map([...(await built())].filter(([file]) => drawn.has(file)))).toEqual(drawn);
    const { code, output } = await build('--course', 'examples');
    expect([code, output]).toEqual([1, expect.stringContaining('"examples" has no course.ts. Name the folder')]);
  }, 120_000);

  test('says all mistakes at once, with file and line, and leaves what was built as it was', async () => {
    await build(...COURSE);
    const before = await built();
    const lesson = join(project.folder, 'examples/drawing/one-line.md');
    const definition = join(project.folder, 'examples/drawing/course.ts');
    const [words, lines] = [await readFile(lesson, 'utf8'), await readFile(definition, 'utf8')];
    await writeFile(
      lesson,
      words.replace('{{name|friend}}', '{{nmae|friend}}').replace('## How it goes', '# How it goes'),
    );
    const markdown = await build(...COURSE);
    await writeFile(lesson, words.replace('{{name|friend}}', '{{nmae|friend}}'));
    const placeholder = await build(...COURSE);
    await writeFile(
      definition,
      lines.replace("slug: 'one-line'", "slug: 'look-longer'").replace('one-line.md', 'oneline.md'),
    );
    const course = await build(...COURSE);
    await writeFile(definition, lines.replace("author: '", 'author: ‘'));
    const syntax = await build(...COURSE);
    await writeFile(lesson, words);
    await writeFile(definition, lines);
    for (const { code } of [markdown, placeholder, course, syntax]) expect(code).toBe(1);
    const lineOf = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length;
    const [at, row] = [(piece: string) => lineOf(words, piece), (piece: string) => lineOf(lines, piece)];
    expect(markdown.output).toContain(
      `  - examples/drawing/one-line.md:${at('## How it goes')}  The title of the mail`,
    );
    expect(placeholder.output).toContain(`- examples/drawing/one-line.md:${at('{{name')}  The lesson has the unknown`);
    const line = `examples/drawing/course.ts:${row("slug: 'one-line'")}`;
    expect(course.output).toContain(`- ${line}  Lesson 2 ("look-longer") has the same slug`);
    expect(course.output).toContain(
      `- ${line}  Lesson 2 ("look-longer"): its template examples/drawing/oneline.md is missing`,
    );
    expect(syntax.output).toContain(`- examples/drawing/course.ts:${row("author: '")}  There is a curly quote`);
    expect(await built()).toEqual(before);
  }, 120_000);
});

describe('npm start -- --course examples/drawing', () => {
  let running: RunningCourse;
  beforeAll(async () => {
    running = await startCourse({}, { project: project.folder, options: COURSE });
  }, 120_000);
  afterAll(() => running.stop());

  const fetchCourse = (path: string, form?: Record<string, string>) => {
    const url = running.local.courseUrl + path;
    return form ? fetch(url, { method: 'POST', body: new URLSearchParams(form) }) : fetch(url);
  };

  const mailsToReader = async (): Promise<InboxMail[]> =>
    (await readInbox(running.local)).filter((mail) => mail.to.includes(READER));

  async function tomorrow(): Promise<string> {
    const { coursePort, inboxPort } = running.local;
    const ports = ['--port', String(coursePort), '--inbox-port', String(inboxPort)];
    return (await run(process.execPath, ['src/cli/tomorrow.ts', ...ports])).stdout;
  }

  test('a reader signs up, confirms, and gets its three lessons in three days, each once and in order', async () => {
    expect(running.output()).toContain('npm run tomorrow -- 3 ');
    const landing = await (await fetchCourse('/')).text();
    expect(landing).toContain(course.landing.lead);
    expect(landing).toContain('The horse wasn’t your fault.');
    await fetchCourse('/subscribe', { email: READER, name: 'Anna', timezone: 'Europe/Berlin' });
    const [confirmation] = await mailsToReader();
    if (!confirmation) throw new Error('There is no confirmation mail.');
    expect(confirmation.subject).toBe('Please confirm: your first drawing is waiting');
    expect(confirmation.html).toContain(course.theme.light.accent);
    expect((await fetchCourse(linkIn(confirmation, '/confirm'), {})).status).toBe(200);

    const subjects = course.lessons.map(({ subject }) => fillSubject(subject, { name: 'Anna' }));
    for (const day of [1, 2, 3]) {
      const [, ...lessons] = await mailsToReader();
      expect(lessons.map((mail) => mail.subject)).toEqual(subjects.slice(0, day));
      expect(lessons.at(-1)?.text).toContain(`Day ${day} of 3`);
      expect(await tomorrow()).toMatch(day < 3 ? (subjects[day] ?? '') : /no lesson was due/);
    }
    const [, ...lessons] = await mailsToReader();
    expect(lessons.map((mail) => mail.subject)).toEqual(subjects);
    expect(lessons.at(-1)?.text).toContain('Goodbye, Anna, and thank you for looking.');
    for (const mail of lessons) expect(mail.html).not.toMatch(/\{\{|lang="(?!en")/);
  }, 170_000);
});
