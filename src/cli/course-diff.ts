/**
 * `npm run course:diff`: what a change of the course means for the readers who are in it. Compares the course as it
 * is now with the one last deployed, or with a git ref or a file: `npm run course:diff -- v1.2`.
 */
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { courseFolder } from '../build/folder.ts';
import { courseChanges, type LessonVersion, whatItMeans } from '../course/change.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { findCommit, isRepository, lessonsAt } from './course-diff/git.ts';
import { describeChanges } from './course-diff/report.ts';
import { DEPLOYED, lessonsIn, readDeployed } from './course-diff/version.ts';

/** What the course is compared with. */
interface Former {
  name: string;
  lessons: LessonVersion[];
}

const NOTHING_TO_COMPARE = `
  There is nothing to compare the course with yet: it was not deployed from here
  (${DEPLOYED} is missing), and this folder has no git commit.

  npm run deploy writes down what it deploys. Or name a record or a git ref yourself:
  npm run course:diff -- path/to/deployed.json
`;

async function courseDiff(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args: courseArgument(args), allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('Name one git ref or one file: npm run course:diff -- v1.2');
  const [word] = positionals;
  const former = word === undefined ? await lastKnown() : await named(word);
  if (former === null) return console.log(NOTHING_TO_COMPARE);
  const lessons = await lessonsIn(courseFolder(), 'The course as it is now');
  const [before, after] = [former.lessons, lessons].map((all) => all.map(({ slug }) => slug)) as [string[], string[]];
  const changes = courseChanges(former.lessons, lessons);
  console.log(`\n  The course as it is now, beside ${former.name}.\n`);
  console.log(describeChanges(changes, whatItMeans(before, after), { before: former.lessons, after: lessons }));
}

/** The course that was deployed last, as far as this machine knows; else the newest commit; null where there is neither. */
async function lastKnown(): Promise<Former | null> {
  if (existsSync(DEPLOYED)) return inFile(DEPLOYED);
  const commit = await findCommit('HEAD');
  if (commit === null) return null;
  const why = `${DEPLOYED} is missing, so this is not what readers get, unless you deploy each commit`;
  return { name: `git's ${commit.name}\n  (${why})`, lessons: await lessonsAt(commit) };
}

async function named(word: string): Promise<Former> {
  if (statSync(word, { throwIfNoEntry: false })?.isFile()) return inFile(word);
  const commit = await findCommit(word);
  if (commit) return { name: `git's ${commit.name}`, lessons: await lessonsAt(commit) };
  const noRef = (await isRepository()) ? 'git knows no such branch, tag or commit' : 'there is no git repository here';
  throw new UsageError(`"${word}" is no file, and ${noRef}.`);
}

async function inFile(file: string): Promise<Former> {
  const { deployedAt, lessons } = await readDeployed(file);
  const day = deployedAt.slice(0, 16).replace('T', ' ');
  return { name: `the one deployed on ${day} UTC\n  (${file})`, lessons };
}

await runCommand(courseDiff);
