/** A lesson in Markdown and the same lesson in TSX are one mail. */

import { randomUUID } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseFolder } from '../../src/build/folder.ts';
import { tell } from '../../src/build/problem.ts';
import { renderCourse } from '../../src/build/render.ts';
import { lessonPath, onlinePath } from '../../src/course/mail-paths.ts';
import type { Template } from '../../src/course/template.ts';
import { COURSE } from '../fixtures/build.ts';
import { FOURTH, LESSONS, NINTH } from '../fixtures/lessons.ts';
import { courseOf, writeCourse } from './fixtures.ts';

/** Whole lessons of the tests' own course. */
const TWICE = [FOURTH, NINTH];

const folder = `dist/test-${randomUUID()}`;
const own = join(folder, 'course');
let fromTsx: Map<string, Template>;
let fromMarkdown: Map<string, Template>;

beforeAll(async () => {
  fromTsx = await mailsOf(COURSE);
  // The whole course once more, with these lessons in Markdown.
  await cp(COURSE, own, { recursive: true });
  const file = join(own, 'course.ts');
  let definition = await readFile(file, 'utf8');
  for (const slug of TWICE) {
    await rm(join(own, `${slug}.tsx`));
    await cp(`tests/build/written-twice/${slug}.md`, join(own, `${slug}.md`));
    definition = definition.replace(`'${slug}.tsx'`, `'${slug}.md'`);
  }
  await writeFile(file, definition);
  fromMarkdown = await mailsOf(own);
  // Two whole courses are drawn, which takes seconds on a busy machine.
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function mailsOf(course: string): Promise<Map<string, Template>> {
  const rendered = await renderCourse(courseFolder(course), join(folder, 'scratch'));
  if (!rendered.ok) throw new Error(rendered.problems.map(tell).join('\n'));
  return rendered.mails;
}

describe.each(TWICE)('%s, written in Markdown', (slug) => {
  it.each([`mails/lessons/${slug}.json`, `mails/lessons/${slug}.online.json`])('is the same as in TSX: %s', (path) => {
    const [markdown, tsx] = [fromMarkdown.get(path), fromTsx.get(path)];
    expect(tsx?.html.length).toBeGreaterThan(5_000);
    expect(markdown?.html).toBe(tsx?.html);
    expect(markdown?.text).toBe(tsx?.text);
    expect(markdown).toEqual(tsx);
  });
});

it('every part of a lesson is the same in Markdown and in TSX', async () => {
  const lessons = ['md', 'tsx'].map((ending) => ({ slug: ending, template: `every-part.${ending}` }));
  const templates = Object.fromEntries(
    await Promise.all(
      lessons.map(async ({ template }) => [template, await readFile(`tests/build/written-twice/${template}`, 'utf8')]),
    ),
  );
  // Each is the only lesson of its course, so that its place does not tell them apart.
  const [markdown, tsx] = await Promise.all(
    lessons.map(async (lesson) => {
      const written = await writeCourse(courseOf([lesson]), templates);
      const rendered = await renderCourse(written.folder, written.scratch);
      await written.remove();
      if (!rendered.ok) throw new Error(rendered.problems.map(tell).join('\n'));
      return [lessonPath, onlinePath].map((path) => rendered.mails.get(path(lesson.slug)));
    }),
  );
  for (const part of [
    '<h2',
    '<ul',
    '<ol',
    ' start="4"',
    '<blockquote',
    '<img',
    '<hr',
    '<strong',
    '<em',
    'class="button"',
    '<br>',
  ])
    expect(tsx?.[0]?.html).toContain(part);
  expect(markdown).toEqual(tsx);
});

it('the other lessons and mails of the course are as they were', () => {
  expect([...fromMarkdown.keys()]).toEqual([...fromTsx.keys()]);
  expect(fromMarkdown).toEqual(fromTsx);
  expect(fromTsx.size).toBe(2 * LESSONS.length + 5);
});
