/** The command as an author runs it, on a copy of the tests' own course. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadDefinition } from '../../src/build/definition.ts';
import { courseFolder } from '../../src/build/folder.ts';
import { renderCourse } from '../../src/build/render.ts';
import { FIRST } from '../fixtures/lessons.ts';
import { copyCourse } from './course-copy.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';

beforeEach(async () => {
  folder = await copyCourse();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const lesson = (...args: string[]) => runCli('lesson', [...args, '--course', folder]);

/** All files of the course, by name. */
async function files(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => /\.\w+$/.test(name)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

async function slugs(): Promise<string[]> {
  const loaded = await loadDefinition(courseFolder(folder), `${folder}/scratch`);
  return loaded.ok ? loaded.definition.lessons.map(({ slug }) => slug) : [];
}

/** What a refusal says, having changed nothing. */
async function refusal(...args: string[]): Promise<string> {
  const before = await files();
  const { code, output } = await lesson(...args);
  expect(code, output).toBe(1);
  expect(await files()).toEqual(before);
  return output.trim();
}

test('a new lesson is a Markdown file and the last line of the course, and its author is told what to do next', async () => {
  const { code, output } = await lesson('Über die Liebe: “ja”');
  expect(code, output).toBe(0);
  expect((await slugs()).at(-1)).toBe('ueber-die-liebe-ja');
  const written = (await files()).get('ueber-die-liebe-ja.md');
  expect(written).toContain('\ntitle: "Über die Liebe: “ja”"\npreview: One line');
  for (const words of [
    'Lesson 10 of 10, “Über die Liebe: “ja””',
    `${folder}/ueber-die-liebe-ja.md`,
    `${folder}/course.ts`,
    'npm start',
    'npm run email',
    'npm run course:check',
  ]) {
    expect(output).toContain(words);
  }
});

test('--tsx makes a TSX file, and --after puts it behind another', async () => {
  const before = await slugs();
  await lesson('1 "small" step', '--tsx', '--after', FIRST);
  expect(await slugs()).toEqual(before.toSpliced(1, 0, '1-small-step'));
  const written = (await files()).get('1-small-step.tsx');
  expect(written).toContain('title={"1 \\"small\\" step"}');
  expect(written).toContain('export default function Lesson1SmallStep(reader: LessonProps) {');
});

test('a TSX lesson that is called like one of the parts it is made of can be built', async () => {
  await lesson('Exercise', '--tsx');
  expect((await files()).get('exercise.tsx')).toContain('export default function LessonExercise(');
  const rendered = await renderCourse(courseFolder(folder), `${folder}/scratch`);
  expect(rendered).toMatchObject({ ok: true });
});

test('all of a course can be written by it, one lesson after the other', async () => {
  const course = join(folder, 'course.ts');
  const source = await readFile(course, 'utf8');
  await writeFile(course, source.replace(/lessons: \[[\s\S]*?\n {2}\],/, 'lessons: [],'));
  for (const title of ['One', 'Two', 'Three']) expect((await lesson(title, '--tsx')).code).toBe(0);
  expect(await slugs()).toEqual(['one', 'two', 'three']);
});

test('nothing is overwritten, and nothing is half made', async () => {
  expect(await refusal('Mine', '--slug', FIRST)).toMatch(
    new RegExp(`^Lesson 1 is called "${FIRST}" already\\. .* --slug ${FIRST}-2$`),
  );
  await writeFile(join(folder, 'mine.md'), 'Mine.');
  expect(await refusal('Mine')).toMatch(/mine\.md is there already, and stays as it is\./);
  expect(await refusal('New', '--after', 'nope')).toMatch(/^--after nope: .* has no such lesson\. It has \S+, /);
  expect(await refusal('New', '--slug', 'A_B')).toContain('a slug is at most 60 small letters');
  expect(await refusal('x'.repeat(201))).toContain('has a subject of over 200 bytes');
});

test('a title that is none, or of which no slug can be made, is told with what to write', async () => {
  expect(await refusal()).toBe('Give the lesson a title: npm run lesson -- "How to begin"');
  expect(await refusal('How', 'to')).toBe('Put the title in quotes: npm run lesson -- "How to"');
  expect(await refusal('日本語')).toMatch(/^No slug can be made of "日本語"\. .* --slug my-lesson$/);
  expect((await lesson('日本語', '--slug', 'japanese')).code).toBe(0);
  expect(await refusal('New', '--markdown')).toContain("Unknown option '--markdown'");
});

test('a course whose list only its author can change is told with the line to paste', async () => {
  const course = join(folder, 'course.ts');
  const source = await readFile(course, 'utf8');
  await writeFile(
    course,
    `${source.replace('lessons: [', 'lessons: all([')}`
      .replace('\n  ],', '\n  ]),')
      .concat('function all<T>(lessons: T) { return lessons; }\n'),
  );
  const told = await refusal('New');
  expect(told).toContain('so nothing was written');
  expect(told).toContain(
    "at the end of its lessons, and write new.md beside it:\n\n    { slug: 'new', subject: 'New', template: 'new.md' },",
  );
});

test('a list that is not the course’s own is seen before anything is written', async () => {
  const course = join(folder, 'course.ts');
  const source = await readFile(course, 'utf8');
  await writeFile(course, `const other = { lessons: [] };\nexport const kept = other;\n${source}`);
  expect(await refusal('New')).toContain('Paste this line at the end of its lessons');
});

test('a folder without a course, or with one that cannot be read, is named', async () => {
  const elsewhere = await runCli('lesson', ['New', '--course', 'dist/nowhere']);
  expect(elsewhere.output).toContain('"dist/nowhere" has no course.ts. Name the folder of a course');
  await writeFile(join(folder, 'course.ts'), 'export const course = {');
  expect(await refusal('New')).toMatch(
    /course\.ts can't be read, so no lesson was added\. Mend it first:\n +- .*course\.ts:\d/,
  );
  await writeFile(join(folder, 'course.ts'), 'export const course = 1;');
  expect(await refusal('New')).toContain('The file has to export the course');
});
