/**
 * `npm run course:check`: reads the course as a careful editor does, and says what must be mended before it is sent and
 * what could be better. Ends with 1 if something must. Uses no network.
 */
import { parseArgs } from 'node:util';
import { courseFolder } from '../build/folder.ts';
import { courseArgument, runCommand } from './command/run.ts';
import { readCourse } from './course-check/read.ts';
import { closing, mustOf, notesUnder, stopsTold, tableOf } from './course-check/report.ts';
import { findingsOf } from './course-check/rules.ts';
import { spamFindings } from './course-check/spam.ts';

const NO_SPAM_SCORE = `  The spam score was not checked, because SpamAssassin is not installed. On Debian: sudo apt-get install spamassassin
`;

async function courseCheck(args: string[]): Promise<void> {
  parseArgs({ args: courseArgument(args) });
  const folder = courseFolder();
  console.log(`\n  Reading the course in ${folder.own} …\n`);
  const { course, stops } = await readCourse(folder);
  const spam = stops.length > 0 ? new Map() : await spamFindings(folder, course.lessons);
  const notes = course.lessons.map((lesson) => {
    const { slug, subject } = lesson;
    return { heading: `“${subject}” (${slug})`, findings: [...findingsOf(lesson, course), ...(spam?.get(slug) ?? [])] };
  });
  const told = [tableOf(course), stopsTold(stops), ...notes.map((note) => notesUnder(note.heading, note.findings))];
  console.log(told.filter((part) => part !== '').join('\n'));
  if (spam === null) console.log(NO_SPAM_SCORE);
  const all = [...mustOf(stops), ...notes.flatMap((note) => note.findings)];
  console.log(closing(all));
  process.exitCode = all.some(({ weight }) => weight === 'must') ? 1 : 0;
}

await runCommand(courseCheck);
