/** The command as an author runs it, on copies of the tests' own course. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FIFTH, FIRST, FOURTH, SUBJECTS } from '../fixtures/lessons.ts';
import { copyCourse } from './course-copy.ts';
import { type Ended, runCli } from './run-cli.ts';

/** Each run bundles and renders a course, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

/** The lesson with a link, and two others. */
const [LINKING, OTHER, LONG] = [`${FIRST}.tsx`, `${FOURTH}.tsx`, `${FIFTH}.tsx`];
const LINK = 'https://www.walkscore.com';

let folder = '';

beforeEach(async () => {
  folder = await copyCourse();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Without SpamAssassin, wherever this runs, unless a test puts one there. */
const check = (path = ''): Promise<Ended> => runCli('course-check', ['--course', folder], { PATH: path });

async function replace(file: string, words: string, others: string): Promise<void> {
  const path = join(folder, file);
  const source = await readFile(path, 'utf8');
  expect(source).toContain(words);
  await writeFile(path, source.replace(words, others));
}

/** The line, counted from 1, on which these words stand in a file of the course. */
async function lineOf(file: string, words: string): Promise<number> {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(words)) + 1;
}

/** The lines of its notes, without the spaces around them. */
function notesIn({ output }: Ended): string[] {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(must|could) /.test(line));
}

test('a course in order has nothing that must be mended, and its lessons are counted', async () => {
  const checked = await check();
  expect(checked.code, checked.output).toBe(0);
  expect(notesIn(checked).filter((note) => note.startsWith('must'))).toEqual([]);
  expect(checked.output).toMatch(new RegExp(`^ {2}${FIRST} +\\d{3} +1 +\\d\\d$`, 'm'));
  expect(checked.output).toMatch(/^ {2}the course +\d{4} +\d$/m);
  expect(checked.output).toContain('The spam score was not checked, because SpamAssassin is not installed.');
  expect(checked.output).toMatch(/(No problems found|Nothing must be fixed)/);
});

test('notes stand under their lesson with file and line, and what must be mended makes it fail', async () => {
  await replace(LINKING, LINK, 'http://localhost:3000');
  await replace(LINKING, 'the chair is warm', 'the chair is TODO');
  await replace(OTHER, '<H2>', `<P>See <a href="${LINK}">here</a>.</P>\n      <H2>`);
  const checked = await check();
  expect(checked.code).toBe(1);
  const [draft, link, words] = notesIn(checked);
  expect(draft).toMatch(
    new RegExp(`^must +${folder}/${LINKING}:${await lineOf(LINKING, 'TODO')} +“TODO” is left over from a draft`),
  );
  expect(link).toMatch(
    new RegExp(`^must +${folder}/${LINKING}:${await lineOf(LINKING, 'localhost')} .*points to your own machine`),
  );
  expect(words).toMatch(new RegExp(`^could +${folder}/${OTHER}:\\d+ .*does not say where it leads`));
  expect(checked.output).toContain(`“${SUBJECTS[0]}” (${FIRST})\n    must`);
  expect(checked.output).toContain('2 things must be fixed before this course is sent, and 1 thing could be better.');
});

test('what only could be better lets it pass', async () => {
  await replace(LINKING, LINK, LINK.replace('https', 'http'));
  const checked = await check();
  expect([checked.code, notesIn(checked).length]).toEqual([0, 1]);
  expect(checked.output).toContain('Nothing must be fixed; 1 thing could be better.');
});

test('at whatever the build stops, it is told with its place, and must be mended', async () => {
  await replace(LINKING, 'You need no plan', "{'{{nmae|friend}}'} You need no plan");
  await replace(LINKING, LINK, '/helplines');
  const filler = `{${JSON.stringify('word '.repeat(21_000))}}`;
  await replace(LONG, '<H2>', `<P>${filler}</P><H2>`);
  const drawing = notesIn(await check()).join('\n');
  expect(drawing).toMatch(new RegExp(`^must +\\S+${LINKING}:${await lineOf(LINKING, 'nmae')} +.*nmae`, 'm'));
  expect(drawing).toMatch(new RegExp(`^must +\\S+${LINKING}:\\d+ +.*/helplines leads nowhere`, 'm'));
  expect(drawing).toMatch(new RegExp(`^must +\\S+${LONG}:\\d+ +.*over 100 KB Gmail cuts it off`, 'm'));

  await replace('course.ts', `subject: '${SUBJECTS[2]}'`, "subject: ''");
  await replace('course.ts', `subject: '${SUBJECTS[3]}'`, "subject: 'TODO'");
  await rm(join(folder, LONG));
  const checked = await check();
  expect(checked.code).toBe(1);
  expect(notesIn(checked)).toEqual([
    expect.stringMatching(/^must +\S+course\.ts:\d+ +.* empty subject/),
    expect.stringMatching(new RegExp(`^must +\\S+course\\.ts:\\d+ +.*${LONG} is missing`)),
    expect.stringMatching(/^must +\S+course\.ts:\d+ +“TODO” is left over from a draft/),
  ]);
  expect(checked.output).toContain('The build fails with these errors, so the emails could not be checked yet');
  expect(checked.output).toContain('3 things must be fixed before this course is sent.');
});

test.each(['md', 'tsx'])('a new lesson (%s) is no lesson before its author has written it', async (kind) => {
  const made = await runCli('lesson', ['A new one', ...(kind === 'tsx' ? ['--tsx'] : []), '--course', folder]);
  expect(made.code, made.output).toBe(0);
  const checked = await check();
  expect(checked.code).toBe(1);
  const unwritten = notesIn(checked).filter((note) => note.includes('placeholder text from the new file'));
  expect(unwritten).toEqual([expect.stringContaining(`/a-new-one.${kind}:`)]);
  expect(unwritten[0]).toContain('as are 8 more sentences');
});

test('SpamAssassin is asked where it is installed', async () => {
  const bin = resolve(folder, 'bin');
  await mkdir(bin);
  const report = 'Content analysis details:   (5.2 points, 5.0 required)\n\n 5.2 SHOUTING               BODY: Loud\n';
  await writeFile(join(bin, 'spamassassin'), `#!/bin/sh\ncat > /dev/null <&0\ncat <<'END'\n${report}END\n`);
  await chmod(join(bin, 'spamassassin'), 0o755);
  const checked = await check(`${bin}:/usr/bin:/bin`);
  expect(checked.code).toBe(1);
  const notes = notesIn(checked).filter((note) => note.includes('SpamAssassin gives it 5.2 points (SHOUTING 5.2)'));
  expect(notes).toHaveLength(9);
  expect(checked.output).not.toContain('not installed');
});

test('a folder without a course, a course that cannot be read, and an unknown option are named', async () => {
  const said = async (...args: string[]) => {
    const { code, output } = await runCli('course-check', args);
    expect(code).toBe(1);
    return output;
  };
  expect(await said('--course', 'dist/nowhere')).toContain('"dist/nowhere" has no course.ts');
  expect(await said('--strict')).toContain("Unknown option '--strict'");
  await writeFile(join(folder, 'course.ts'), 'export const course = {');
  expect(await said('--course', folder)).toMatch(/Could not read the course:\n +- .*course\.ts:1 /);
});
