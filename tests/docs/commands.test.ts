/**
 * Every command in the README, CONTRIBUTING and `docs/` is there, knows the options it is given, and is run: by a test that is named
 * here, or, where that costs little, here.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { runWrangler } from '../../src/cli/wrangler/run.ts';
import { copyCourse } from '../cli/course-copy.ts';
import { type Ended, runCli, runNode } from '../cli/run-cli.ts';
import { type Command, commandsIn } from './commands-in.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Where a command is run, by words that stand there; or why no test can. */
type HowItIsRun = { file: string; words: string } | { runsHere: true } | { byHand: string };

const BY_HAND = { byHand: 'takes minutes, and is run before a release' };

const HOW: Record<string, HowItIsRun> = {
  'npm ci': { file: '.ci/run', words: 'npm ci' },
  'npm test': { file: '.ci/run', words: 'npm test' },
  'npm start': { file: 'src/cli/local/running.ts', words: 'src/cli/start.ts' },
  'npm run test:fast': { byHand: 'is a part of npm test' },
  'npm run rooms': { file: 'package.json', words: 'npm run --silent rooms' },
  'npm run build': { file: 'package.json', words: 'npm run --silent build' },
  'npm run check': { file: '.ci/run', words: 'npm run check' },
  'npm run setup': { file: 'tests/cli/setup/operator.ts', words: 'src/cli/setup.ts' },
  'npm run doctor': { file: 'tests/cli/setup.test.ts', words: '--check' },
  'npm run deploy': { file: 'tests/cli/course-diff.test.ts', words: "project.run('deploy'" },
  'npm run deploy:preview': { file: 'tests/cli/course-diff.test.ts', words: "['--env', 'preview']" },
  'npm run tomorrow': { file: 'tests/cli/start.test.ts', words: 'src/cli/tomorrow.ts' },
  'npm run lesson': { runsHere: true },
  'npm run email': { file: 'tests/cli/email.test.ts', words: 'email.ts' },
  'npm run course:check': { runsHere: true },
  'npm run course:diff': { file: 'tests/cli/course-diff.test.ts', words: "run('course-diff'" },
  'npm run simulate': BY_HAND,
  'npm run zones': BY_HAND,
  'npm run gallery': BY_HAND,
  'npm run lighthouse': BY_HAND,
  'npm run spam': { byHand: 'needs SpamAssassin' },
  'npm run bench': BY_HAND,
  'npm run people': BY_HAND,
  'npm run pictures': BY_HAND,
  'npx vitest': { file: 'package.json', words: 'vitest run' },
  'npx wrangler': { runsHere: true },
};

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...(await readdir('docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
];
const commands = new Map<string, Command[]>();
for (const document of documents) commands.set(document, await commandsIn(document));
const all = [...new Map([...commands.values()].flat().map((command) => [command.typed, command])).values()];

const scripts: Record<string, string> = manifest.scripts;

const isOption = (arg: string) => arg.startsWith('--');

/** What npm runs for it; undefined for npm's own commands. */
function scriptOf({ name }: Command): string | undefined {
  return scripts[name.replace(/^npm (run )?/, '')];
}

test('the commands of all documents are found', () => {
  expect(commands.get('README.md')?.map(({ typed }) => typed)).toEqual(
    expect.arrayContaining(['npm ci', 'npm start', 'npm run tomorrow -- 9', 'npm run setup', 'npm run deploy']),
  );
  expect(commands.get('docs/authoring.md')?.length).toBeGreaterThan(8);
});

describe.each(all)('$typed', (command) => {
  test('is a command of npm, of wrangler, or of package.json', () => {
    if (command.name === 'npm ci' || command.name.startsWith('npx ')) return;
    expect(scriptOf(command), `package.json has no script for ${command.name}`).toBeDefined();
  });

  test('is run by a test, or by hand for a reason', async () => {
    const how = HOW[command.name];
    if (how === undefined) expect.fail(`HOW does not say how ${command.name} is run.`);
    if ('file' in how) expect(await readFile(how.file, 'utf8')).toContain(how.words);
  });
});

test('whatever the page for authors tells them to type is run by a test', () => {
  const untested = (commands.get('docs/authoring.md') ?? []).filter(({ name }) => 'byHand' in (HOW[name] ?? {}));
  expect(untested).toEqual([]);
});

test('no way to run a command is listed that no document tells of', () => {
  const told = all.map(({ name }) => name);
  expect(Object.keys(HOW).filter((name) => !told.includes(name))).toEqual([]);
});

const withOptions = all.filter(({ name, args }) => !name.startsWith('npx ') && args.some(isOption));

test.each(withOptions)('$typed has options that the command knows', async (command) => {
  const [, file = '', ...fixed] = /\bnode (\S+\.ts)(.*)$/.exec(scriptOf(command) ?? '') ?? [];
  expect(file).not.toBe('');
  // Options are read from the left, so one that is unknown at the end is named only if those before it are known.
  const args = [...fixed.join('').split(' ').filter(Boolean), ...command.args, '--no-such-option'];
  const { code, output } = await runNode(file, args);
  expect(code).not.toBe(0);
  expect(output).toContain("'--no-such-option'");
});

describe('on a copy of the course', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await copyCourse();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (command: string, args: readonly string[] = []): Promise<Ended> =>
    runCli(command, [...args, '--course', folder]);

  test('course:check passes, and each lesson of the documents can be made', async () => {
    const checked = await run('course-check');
    expect(checked.code, checked.output).toBe(0);
    const lessons = all.filter(({ name }) => name === 'npm run lesson');
    expect(lessons.length).toBeGreaterThan(2);
    for (const { args } of lessons.filter((lesson) => lesson.args.length > 0)) {
      const made = await run('lesson', args);
      expect(made.code, made.output).toBe(0);
    }
  });
});

const ofWrangler = all.filter(({ name }) => name === 'npx wrangler');

test.each(ofWrangler)('$typed is a command of wrangler, which knows its options', async ({ args }) => {
  const end = args.findIndex((arg) => !/^[a-z]+$/.test(arg));
  const words = args.slice(0, end < 0 ? args.length : end);
  const { code, output } = await runWrangler([...words, '--help'], { input: '' });
  expect(code).toBe(0);
  expect(output).toContain(`wrangler ${words.join(' ')}`);
  expect(args.filter(isOption).filter((option) => !output.includes(option))).toEqual([]);
});
