/** Mistakes that an author really makes: each is told with its file, its line, and what to do. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/build/problem.ts';
import { renderCourse } from '../../src/build/render.ts';
import type { LessonDefinition } from '../../src/core/definition.ts';
import { courseOf, type WrittenCourse, writeCourse } from './fixtures.ts';

const written: WrittenCourse[] = [];
afterEach(() => Promise.all(written.splice(0).map((course) => course.remove())));

async function problemsIn(
  files: Readonly<Record<string, string>>,
  lessons: Partial<LessonDefinition>[] = [{ template: Object.keys(files)[0] ?? '' }],
): Promise<Problem[]> {
  const course = await writeCourse(courseOf(lessons), files);
  written.push(course);
  const rendered = await renderCourse(course.folder, course.scratch);
  return rendered.ok ? [] : rendered.problems;
}

type Mistake = [what: string, source: string, line: number, told: RegExp];

const FRONT = '---\ntitle: A title\npreview: What inboxes show\n---\n\n';

const IN_FRONT_MATTER: Mistake[] = [
  ['is missing', 'Dear reader,\n', 1, /front matter is missing.*Begin the file with a line of three hyphens/],
  ['begins below the words', '\nHello\n---\ntitle: x\n---\n', 2, /front matter is missing/],
  ['has no end', '---\ntitle: A title\npreview: x\n\nWords\n', 1, /has no end: put a line of three hyphens below/],
  [
    'has its hyphens made into a dash',
    '—\ntitle: A title\n—\n',
    1,
    /has made a dash of the three hyphens.*type --- again/,
  ],
  ['lacks a field', '---\ntitle: A title\n---\nWords\n', 1, /lacks `preview`: add a line `preview: …`/],
  [
    'has a field that is mistyped',
    '---\ntitel: A\npreview: x\n---\nWords\n',
    2,
    /unknown field `titel`\. Did you mean "title"\? Known are title, preview, tomorrow\./,
  ],
  ['has a field that is empty', '---\ntitle: A\npreview:\n---\nWords\n', 3, /`preview` is empty: write its words/],
  ['has a field twice', '---\ntitle: A\npreview: x\ntitle: B\n---\nWords\n', 4, /stands here twice: take one/],
  ['has a tab before a field', '---\ntitle: A\n\tpreview: x\n---\nWords\n', 3, /begins with a tab: take it away/],
  [
    'has no space behind a colon',
    '---\ntitle:A\npreview: x\n---\nWords\n',
    2,
    /Put an ordinary space behind the colon/,
  ],
  [
    'has a colon among the words of a field',
    '---\ntitle: A\npreview: One thing: wait\n---\nWords\n',
    3,
    /`preview` has a colon among its words\. Put all of it between straight quotes: preview: "…"/,
  ],
  [
    'has curly quotes around a field',
    '---\ntitle: “A title”\npreview: x\n---\nWords\n',
    2,
    /`title` stands between curly quotes.*take them away/,
  ],
  [
    'has a field that begins with a placeholder',
    '---\ntitle: A\npreview: {{name|friend}}, hello\n---\nWords\n',
    3,
    /begins with \{.*between straight quotes/,
  ],
  [
    'has words behind a straight quote',
    '---\ntitle: "Stop" and go\npreview: x\n---\nWords\n',
    2,
    /straight quotes of `title` have to be at its beginning and its end.*curly quotes/,
  ],
  [
    'has a # that would hide the rest',
    '---\ntitle: The #1 rule\npreview: x\n---\nWords\n',
    2,
    /What stands behind the # of `title` would not be shown: put all of it between straight quotes/,
  ],
  ['has a list where words belong', '---\ntitle: A\npreview:\n  - x\n---\nWords\n', 3, /`preview` is to be words/],
  [
    'has a line that is no field',
    '---\ntitle: A\npreview: x\nA good lesson\n---\nWords\n',
    4,
    /This line of the front matter is no field: write its name, a colon/,
  ],
];

const IN_PROSE: Mistake[] = [
  ['nothing at all', FRONT, 4, /lesson is empty: write its words below the front matter/],
  [
    'an unknown placeholder',
    `${FRONT}Hello\n\nDear {{nmae|friend}},\n`,
    8,
    /unknown placeholder \{\{nmae\|friend\}\}\. Did you mean "name"\? Known are: /,
  ],
  [
    'a placeholder without words for who gave no name',
    `${FRONT}Dear {{name}},\n`,
    6,
    /some readers give no name\. Write \{\{name\|friend\}\}/,
  ],
  ['a placeholder that lacks a brace', `${FRONT}Dear {{name|friend},\n`, 6, /a brace is missing or too many/],
  [
    'a picture without a description',
    `${FRONT}Look:\n\n![](https://pictures.example/cup.png)\n`,
    8,
    /no description.*write !\[what it shows\]/,
  ],
  [
    'a picture that is not on the web',
    `${FRONT}![A cup](cup.png)\n`,
    6,
    /No inbox can show the picture cup\.png: put the picture on the web/,
  ],
  [
    'a picture in a line of words',
    `${FRONT}Look ![A cup](https://a.example/cup.png) here\n`,
    6,
    /stands alone: put an empty line above and below/,
  ],
  [
    'a link without an address',
    `${FRONT}One\ntwo [three]() four\n`,
    7,
    /link has no address: write one between the brackets/,
  ],
  [
    'a link to nowhere',
    `${FRONT}See [this](www.one.example/page).\n`,
    6,
    /address www\.one\.example\/page leads nowhere.*write all of it/,
  ],
  [
    'a link with a space in its address',
    `${FRONT}See [this](https://one.example/my page).\n`,
    6,
    /This link is none: write \[words\]\(https:\/\/…\), with no space/,
  ],
  ['HTML', `${FRONT}One\n\nSome <b>bold</b> words.\n`, 8, /<b> is HTML.*write \*\*bold\*\*/],
  ['HTML on lines of its own', `${FRONT}<div class="x">\n\nWords\n\n</div>\n`, 6, /<div class="x"> is HTML/],
  [
    'what Word leaves',
    `${FRONT}Hello\n<p class=MsoNormal style='mso-margin-top-alt:auto'>x</p>\n`,
    7,
    /Word has left its own formatting here: paste from it as plain text/,
  ],
  ['letters that are not UTF-8', `${FRONT}Caf\uFFFD\n`, 6, /can’t be read: save the file as UTF-8/],
  [
    'a line that begins with a tab',
    `${FRONT}One\n\n\tTwo\n`,
    8,
    /begins with a tab or four spaces.*begin it without them/,
  ],
  [
    'a second title',
    `${FRONT}# Hello\n\nWords\n`,
    6,
    /title of the mail stands in the front matter: a heading in the prose begins with ##/,
  ],
  ['a heading of a kind that mails lack', `${FRONT}### Hello\n\nWords\n`, 6, /begins with ##, not with ###/],
  ['a heading without a space', `${FRONT}Words\n\n##Exercise: x\n`, 8, /heading needs a space behind its ##/],
  [
    'an exercise without a title',
    `${FRONT}## Exercise\n\nDo it.\n`,
    6,
    /exercise needs a title: ## Exercise: a letter/,
  ],
  [
    'an exercise without words',
    `${FRONT}## Exercise: one\n\n## More\n\nWords\n`,
    8,
    /exercise above this line is empty: write what there is to do/,
  ],
  ['a list in a quotation', `${FRONT}> One\n>\n> - Two\n`, 8, /quotation holds paragraphs alone/],
  ['two paragraphs in an item of a list', `${FRONT}- One\n\n  Two\n`, 8, /item of a list is one paragraph/],
  [
    'a button among words',
    `${FRONT}Please [begin](https://one.example "button") now.\n`,
    6,
    /it stands alone, with an empty line above and below/,
  ],
  ['words between backticks', `${FRONT}Type \`this\`.\n`, 6, /would be program code/],
];

describe('front matter that', () => {
  test.each(IN_FRONT_MATTER)('%s', async (_, source, line, told) => {
    const [first] = await problemsIn({ 'first.md': source });
    expect(first).toEqual({ file: expect.stringMatching(/\/first\.md$/), line, message: expect.stringMatching(told) });
  });
});

describe('a lesson in Markdown with', () => {
  test.each(IN_PROSE)('%s', async (_, source, line, told) => {
    const problems = await problemsIn({ 'first.md': source });
    expect(problems).toEqual([
      { file: expect.stringMatching(/\/first\.md$/), line, message: expect.stringMatching(told) },
    ]);
  });

  test('150 KB pasted into it', async () => {
    const paragraph = `${'Many words were pasted here. '.repeat(20)}\n\n`;
    const [problem, ...others] = await problemsIn({ 'first.md': FRONT + paragraph.repeat(260) });
    expect(problem?.message).toMatch(/^The mail is \d{3} KB: over 100 KB Gmail cuts it off.*Shorten it, or split it/);
    expect(problem?.line).toBeGreaterThan(100);
    expect(problem?.line).toBeLessThan(400);
    expect(others).toEqual([]);
  });

  test('several mistakes: all are told, in the order of their lines', async () => {
    const source = '---\ntitle: A\ntomorow: x\n---\n\n# One\n\n<i>two</i> [three]()\n';
    const problems = await problemsIn({ 'first.md': source });
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 6, 8, 8]);
  });

  test('the line ends and the mark of Windows, or an empty line above, reads as any other', async () => {
    const source = `${FRONT}Hello\n\n## A heading\n\n- One\n`;
    for (const same of [source, `\uFEFF${source.replaceAll('\n', '\r\n')}`, `\n${source}`, source.trimEnd()]) {
      expect(await problemsIn({ 'first.md': same })).toEqual([]);
    }
  });
});

const tsx = (body: string) => `import { Lesson } from './_parts/lesson.tsx';
import type { LessonProps } from './_parts/props.ts';
import { A, P, Picture } from './_parts/prose.tsx';

export default function First(reader: LessonProps) {
  return (
    <Lesson reader={reader} title="A title" preview="What inboxes show">
${body}
    </Lesson>
  );
}
`;

const IN_TSX: Mistake[] = [
  ['a tag that does not end', tsx('<P>Words'), 9, /code can’t be read here: .*tag is missing or too many\. Compare it/],
  [
    'a placeholder without quotes',
    tsx('<P>Dear {{name|friend}},</P>'),
    8,
    /stands in quotes and braces of its own: \{'\{\{name\|friend\}\}'\}/,
  ],
  [
    'a placeholder of one word without quotes',
    tsx('<P>Words</P>\n<P>{{greeting}}</P>'),
    9,
    /stands in quotes and braces of its own/,
  ],
  [
    'an unknown placeholder',
    tsx("<P>Words</P>\n<P>{'{{firstname|friend}}'}</P>"),
    9,
    /unknown placeholder \{\{firstname\|friend\}\}\. Known are/,
  ],
  [
    'a part that it does not import',
    tsx('<P>Words</P>\n<Ul></Ul>'),
    9,
    /It uses <Ul>, which it does not import: add Ul to the import/,
  ],
  [
    'a file that is not there',
    `import { x } from './_parts/porse.tsx';\n${tsx('<P>{x}</P>')}`,
    1,
    /imports \.\/_parts\/porse\.tsx, which is not there: look at the name/,
  ],
  [
    'no default export',
    tsx('<P>Words</P>').replace('export default function', 'export function'),
    5,
    /no default export: its function has to begin with `export default function`/,
  ],
  ['nothing in the file', '\n', 1, /lesson is empty: write it/],
  ['nothing in the lesson', tsx(''), 7, /the lesson is empty: write its words between <Lesson …> and <\/Lesson>/],
  [
    'a picture without a description',
    tsx('<P>Words</P>\n<Picture src="https://a.example/b.png?a=1&b=2" alt="" />'),
    9,
    /no description.*write alt="what it shows"/,
  ],
  [
    'a picture that is not on the web',
    tsx('<Picture src="/cup.png" alt="A cup" />'),
    8,
    /No inbox can show the picture \/cup\.png/,
  ],
  [
    'a link without an address',
    tsx('<P>Words</P>\n<P>See <A href="">this</A></P>'),
    9,
    /link has no address: write href="https:/,
  ],
  ['a link to nowhere', tsx('<P>See <A href="#top">this</A></P>'), 8, /address #top leads nowhere/],
  ['what Word leaves', tsx('<P>Words</P>\n<p className="MsoNormal">x</p>'), 9, /Word has left its own formatting here/],
  [
    'an error of its own',
    tsx('<P>{reader.greeting.words.join()}</P>'),
    8,
    /It can’t be drawn: Cannot read properties of undefined/,
  ],
];

describe('a lesson in TSX with', () => {
  test.each(IN_TSX)('%s', async (_, source, line, told) => {
    expect(await problemsIn({ 'first.tsx': source })).toEqual([
      { file: expect.stringMatching(/\/first\.tsx$/), line, message: expect.stringMatching(told) },
    ]);
  });

  test('150 KB pasted into it', async () => {
    const paragraph = `<P>${'Many words were pasted here. '.repeat(20)}</P>\n`;
    const [problem] = await problemsIn({ 'first.tsx': tsx(paragraph.repeat(260)) });
    expect(problem).toMatchObject({
      line: expect.any(Number),
      message: expect.stringMatching(/KB: over 100 KB Gmail/),
    });
  });
});

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
    expect(problem).toMatchObject({
      line: 4,
      message: 'The course has no `author`: add it to the fields of `course`.',
    });
  });

  test('a lesson to show that is none: the line of landing.ts is told', async () => {
    const landing = "export const landing = {\n  headline: 'x',\n  sample: 'oen',\n};\n";
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
