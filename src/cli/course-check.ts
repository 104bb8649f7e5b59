/**
 * `npm run course:check`: reads the course as a careful editor does, and says what must be mended before it is sent and
 * what could be better. Ends with 1 if something must. Uses no network.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from './course-check/finding.ts';
import { readCourse } from './course-check/read.ts';
import { closing, notesUnder, stopsTold, tableOf } from './course-check/report.ts';
import { findingsOf } from './course-check/rules.ts';
import { spamFindings } from './course-check/spam.ts';
import { runCommand, UsageError } from './local.ts';
import { leavingMails } from './mails/leaving.ts';

const OPTIONS = { course: { type: 'string', default: process.env['COURSE'] || 'emails' } } as const;

async function courseCheck(args: string[]): Promise<void> {
  const { course: folder } = parseArgs({ args, options: OPTIONS }).values;
  if (!existsSync(join(folder, 'course.ts'))) {
    throw new UsageError(
      `There is no ${join(folder, 'course.ts')}: name the folder of your course, with --course emails, say.`,
    );
  }
  console.log(`\n  Reading the course in ${folder} …\n`);
  const { course, stops } = await readCourse(folder);
  const spam = stops.length > 0 ? new Map() : await spamIn(folder, course.lessons);
  const notes = course.lessons.map((lesson) => {
    const { slug, subject } = lesson;
    return { heading: `“${subject}” (${slug})`, findings: [...findingsOf(lesson, course), ...(spam?.get(slug) ?? [])] };
  });
  const findings = notes.flatMap((note) => note.findings);
  // What a note says with its line, the build need not say again.
  const others = stops.filter(
    ({ message }) => !findings.some(({ buildSays }) => buildSays && message.includes(buildSays)),
  );
  const told = [tableOf(course), stopsTold(others), ...notes.map((note) => notesUnder(note.heading, note.findings))];
  console.log(told.filter((part) => part !== '').join('\n'));
  if (spam === null)
    console.log(
      '  SpamAssassin is not installed, so nobody has asked it. On Debian: sudo apt-get install spamassassin\n',
    );
  const all: Pick<Finding, 'weight'>[] = [...findings, ...others.map(() => ({ weight: 'must' as const }))];
  console.log(closing(all));
  process.exitCode = all.some(({ weight }) => weight === 'must') ? 1 : 0;
}

async function spamIn(folder: string, lessons: Parameters<typeof spamFindings>[1]) {
  return spamFindings(await leavingMails(`dist/scratch-${process.pid}`, folder), lessons);
}

await runCommand(courseCheck);
