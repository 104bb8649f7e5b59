/** Mistakes that an author really makes in `course.ts`: each is told with its file, its line, and what to do. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COURSE } from '../fixtures/build.ts';
import { courseOf } from './fixtures.ts';
import { FRONT, problemsIn } from './mistakes.ts';

const LESSONS = [
  { slug: 'one', subject: 'One', template: 'lesson.md' },
  { slug: 'two', subject: 'Two', template: 'lesson.md' },
];

/** `course.ts` as an author writes it, a line a lesson: the lessons stand from line 6 on. */
function courseFile(...lessons: string[]): string {
  const { lessons: _, ...others } = courseOf(LESSONS);
  const fields = JSON.stringify({ ...others, landing: { ...others.landing, sample: 'one' } });
  return `const others = ${fields};\n\n// { slug: 'old', subject: 'Old', template: 'old.md' },\nexport const course = {\n  lessons: [\n${lessons.join('\n')}\n  ],\n  ...others,\n};\n`;
}

const ONE = "    { slug: 'one', subject: 'One', template: 'lesson.md' },";

const IN_COURSE: [what: string, lessons: string[], line: number, told: RegExp][] = [
  ['two lessons with one slug', [ONE, ONE], 7, /Lesson 2 \("one"\) has the same slug as lesson 1: give each lesson/],
  [
    'a slug that is none',
    [ONE, "    { slug: 'My Lesson', subject: 'Two', template: 'lesson.md' },"],
    7,
    /slug is at most 60 small letters.*such as "first-steps"/,
  ],
  [
    'a template that is missing',
    [ONE, "    {\n      slug: 'two',\n      subject: 'Two',\n      template: 'tow.md',\n    },"],
    10,
    /Lesson 2 \("two"\): its template \S+\/tow\.md is missing: look at its name/,
  ],
  [
    'a placeholder that is mistyped',
    [ONE, "    { slug: 'two', subject: 'Dear {{naem|friend}}', template: 'lesson.md' },"],
    7,
    /its subject has the unknown placeholder \{\{naem\|friend\}\}\. Did you mean "name"\?/,
  ],
  [
    'an empty subject',
    [ONE, "    { subject: '', slug: 'two', template: 'lesson.md' },"],
    7,
    /empty subject: write one/,
  ],
  [
    'a field that is mistyped',
    [ONE, "    { slgu: 'two', subject: 'Two', template: 'lesson.md' },"],
    7,
    /unknown field `slgu`\. Did you mean "slug"\? Known are slug, subject, template\./,
  ],
  [
    'a field that is missing',
    [ONE, "    { slug: 'two', subject: 'Two' },"],
    7,
    /Lesson 2 \("two"\) has no `template`: write template: '…'/,
  ],
  [
    'curly quotes around a value',
    [ONE, "    { slug: ‘two’, subject: 'Two', template: 'lesson.md' },"],
    7,
    /curly quote .* where code needs a straight one/,
  ],
  [
    'a straight apostrophe in words',
    [ONE, "    { slug: 'two', subject: 'I don't know', template: 'lesson.md' },"],
    7,
    /straight apostrophe .* ends the words.*write a curly one/,
  ],
  [
    'a comma that is missing',
    [ONE, "    { slug: 'two' subject: 'Two', template: 'lesson.md' },"],
    7,
    /code can’t be read here: .*a comma, a quote, a bracket/,
  ],
  ['no lesson', [''], 5, /The course has no lesson: add a line to `lessons`/],
];

describe('course.ts with', () => {
  const lesson = { 'lesson.md': `${FRONT}Words.\n` };

  test.each(IN_COURSE)('%s', async (_, lines, line, told) => {
    expect(await problemsIn({ 'course.ts': courseFile(...lines), ...lesson })).toEqual([
      { file: expect.stringMatching(/\/course\.ts$/), line, message: expect.stringMatching(told) },
    ]);
  });

  test('nothing wrong builds', async () => {
    expect(await problemsIn({ 'course.ts': courseFile(ONE), ...lesson })).toEqual([]);
  });

  test('another name for what it exports', async () => {
    const source = courseFile(ONE).replace('export const course', 'export const myCourse');
    const [problem] = await problemsIn({ 'course.ts': source, ...lesson });
    expect(problem).toMatchObject({ message: expect.stringContaining('export const course: CourseDefinition = {') });
  });

  test('a field of the course that is missing', async () => {
    const source = courseFile(ONE).replace('"author"', '"auhtor"');
    const [problem] = await problemsIn({ 'course.ts': source, ...lesson });
    expect(problem).toMatchObject({ line: 4, message: expect.stringMatching(/^`author` is missing: write it, as in/) });
  });

  test('a field of the landing page or the theme that is missing or of another kind', async () => {
    const landing =
      "export const landing = {\n  headline: 'x',\n  lead: 'x',\n  reassurances: 'Free',\n  sample: 'one',\n  forWhom: { heading: 'x' },\n  questions: [],\n  closing: 'x',\n};\n";
    const source = `import { landing } from './landing.ts';\n${courseFile(ONE).replace('...others,', '...others, landing,')}`;
    const problems = await problemsIn({ 'course.ts': source, 'landing.ts': landing, ...lesson });
    expect(problems).toEqual([
      {
        file: expect.stringMatching(/\/landing\.ts$/),
        line: 4,
        message: expect.stringMatching(/^`landing\.reassurances` is empty or of the wrong kind/),
      },
      {
        file: expect.stringMatching(/\/landing\.ts$/),
        line: 6,
        message: expect.stringMatching(/^`landing\.forWhom\.points` is missing: write it/),
      },
    ]);
  });

  test('a lesson to show that is none: the line of landing.ts is told', async () => {
    const landing = `import { landing as whole } from '${resolve(COURSE, 'landing.ts')}';\nexport const landing = { ...whole,\n  sample: 'oen',\n};\n`;
    const source = `import { landing } from './landing.ts';\n${courseFile(ONE).replace('...others,', '...others, landing,')}`;
    expect(await problemsIn({ 'course.ts': source, 'landing.ts': landing, ...lesson })).toEqual([
      {
        file: expect.stringMatching(/\/landing\.ts$/),
        line: 3,
        message: expect.stringMatching(/"oen".*Did you mean "one"\?/),
      },
    ]);
  });

  test('a template that only another course has: lessons are a course’s own', async () => {
    const source = courseFile(ONE.replace('lesson.md', 'finished.tsx'));
    expect(await problemsIn({ 'course.ts': source, ...lesson })).toEqual([
      expect.objectContaining({ line: 6, message: expect.stringMatching(/finished\.tsx is missing/) }),
    ]);
  });
});
