/** The examples of docs/authoring.md, as they stand there, in a course of their own. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { courseFolder } from '../../src/build/folder.ts';
import { renderCourse } from '../../src/build/render.ts';
import { markdownLesson } from '../../src/cli/lesson/skeleton.ts';
import type { Template } from '../../src/course/template.ts';
import { copyCourse } from '../cli/course-copy.ts';
import { runCli } from '../cli/run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const document = await readFile('docs/authoring.md', 'utf8');

/** The examples in a language, in order. */
const examples = (language: string) =>
  [...document.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );

let folder = '';
let lessons: Template[] = [];

beforeAll(async () => {
  folder = await copyCourse();
  const [markdown = '', picture = ''] = examples('md');
  const [tsx = ''] = examples('tsx');
  const [line = ''] = examples('ts');
  const files = {
    'the-first-coffee.md': markdown,
    'in-tsx.tsx': tsx,
    'with-picture.md': `---\ntitle: A picture\npreview: A cup.\n---\n\nLook at [the course's page]({{site_url}}).\n\n${picture}`,
  };
  for (const [name, source] of Object.entries(files)) await writeFile(join(folder, name), source);
  const others = ['in-tsx.tsx', 'with-picture.md'].map((template) => {
    const slug = template.split('.')[0];
    return `{ slug: '${slug}', subject: 'On ${slug}', template: '${template}' },`;
  });
  const course = await readFile(join(folder, 'course.ts'), 'utf8');
  const list = `lessons: [\n${[line.trim(), ...others].join('\n')}\n],`;
  await writeFile(join(folder, 'course.ts'), course.replace(/lessons: \[[\s\S]*?\n {2}\],/, list));
  const landing = await readFile(join(folder, 'landing.ts'), 'utf8');
  await writeFile(join(folder, 'landing.ts'), landing.replace(/sample: '[^']*'/, "sample: 'the-first-coffee'"));
  const rendered = await renderCourse(courseFolder(folder), join(folder, 'scratch'));
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems, null, 2));
  lessons = ['the-first-coffee', 'in-tsx', 'with-picture'].map(
    (slug) => rendered.mails.get(`mails/lessons/${slug}.json`) ?? expect.fail(`${slug} was not drawn`),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the lesson in Markdown has all its parts', () => {
  const [{ html, text } = expect.fail('no lesson')] = lessons;
  expect(text).toContain('so that you needn’t choose in the morning:\n\n * It looks out of a window.');
  expect(text).toContain('> I’m having my coffee. I’ll call you back at eight.');
  expect(text).toContain('Today’s exercise: ten minutes');
  expect(text).toContain('{{name|my friend}}');
  expect(text).toContain('Tomorrow: the second cup, and where the phone sleeps.');
  expect(html).toContain('Ten minutes with one cup, and nothing else in your hands.');
  expect(html).toMatch(/<em>sitting down<\/em>[\s\S]*<strong>no screen<\/strong>/);
});

test('the lesson in TSX and the picture are drawn', () => {
  const [, tsx, picture] = lessons;
  expect(tsx?.text).toContain('You were going to drink it anyway, {{name|my friend}}.');
  expect(tsx?.text).toContain('Today’s exercise: ten minutes');
  expect(picture?.html).toMatch(/<img [^>]*alt="A cup on a windowsill, steam rising"/);
  expect(picture?.html).toContain('href="{{site_url}}"');
});

test('nothing in them must be mended', async () => {
  const checked = await runCli('course-check', ['--course', folder]);
  expect(checked.code, checked.output).toBe(0);
});

test('a new lesson has the parts that the page tells of', () => {
  const [example = ''] = examples('md');
  const parts = [/^title: /m, /^preview: /m, /^tomorrow: /m, /^## \w/m, /^- \w/m, /^## Exercise: \w/m];
  for (const source of [example, markdownLesson('A title')]) for (const part of parts) expect(source).toMatch(part);
});

test('the files that the page names are there', async () => {
  const [, table = ''] = /^\| file \|.*\n([\s\S]*?)\n\n/m.exec(document) ?? [];
  const files = [...table.matchAll(/`([\w-]+\.tsx?)`/g)].map(([, name = '']) => name);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files.filter((name) => !name.startsWith('first-day')))
    await readFile(join('emails', file), 'utf8');
});
