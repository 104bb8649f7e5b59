/** A course's reading, in words: a table of its lessons, then the notes on each, then what it comes to. */
import { type Problem, tell } from '../../build/problem.ts';
import { minutesToRead } from '../../course/reading-time.ts';
import type { Finding } from './finding.ts';
import { lengthOf } from './length.ts';
import type { ReadCourse } from './read-course.ts';

/** Each lesson's words, minutes and size, and the sum of them; lessons that were not drawn are left out. */
export function tableOf({ lessons, language }: ReadCourse): string {
  const lengths = lessons.flatMap(({ slug, drawn }) => (drawn ? [{ slug, ...lengthOf(drawn, language) }] : []));
  if (lengths.length === 0) return '';
  const words = lengths.reduce((sum, length) => sum + length.words, 0);
  const rows = [
    ['lesson', 'words', 'minutes', 'KB'],
    ...lengths.map((length) => [length.slug, ...[length.words, length.minutes, length.kilobytes].map(String)]),
    ['the course', String(words), String(minutesToRead(words)), ''],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const line = ([name = '', ...numbers]: string[]) =>
    `  ${name.padEnd(width)}${numbers.map((number) => number.padStart(9)).join('')}`.trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}

/** The notes under their heading; nothing where there are none. */
export function notesUnder(heading: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  return `  ${heading}\n${findings.map((finding) => `    ${finding.weight.padEnd(5)}  ${tell(finding)}`).join('\n')}\n`;
}

/** Why the build stops: all of it must be mended. */
export function mustOf(stops: readonly Problem[]): Finding[] {
  return stops.map((problem) => ({ ...problem, weight: 'must' }));
}

/** The same, in words; nothing where it does not. */
export function stopsTold(stops: readonly Problem[]): string {
  return notesUnder('The build fails with these errors, so the emails could not be checked yet', mustOf(stops));
}

/** The last line. */
export function closing(all: readonly Pick<Finding, 'weight'>[]): string {
  const [musts, coulds] = (['must', 'could'] as const).map(
    (weight) => all.filter((each) => each.weight === weight).length,
  );
  const could = coulds ? `${things(coulds)} could be better` : '';
  if (musts) return `  ${things(musts)} must be fixed before this course is sent${could && `, and ${could}`}.\n`;
  return could ? `  Nothing must be fixed; ${could}.\n` : '  No problems found.\n';
}

function things(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}
