/** docs/operating.md against the code: every log line and every alert stands in it. Its commands are tried as those of every page. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { INCIDENT_KINDS } from '../../src/domain/incident.ts';
import { LOG_LINES } from '../../src/log.ts';

const PAGE = 'docs/operating.md';
const page = readFileSync(PAGE, 'utf8');

/** The rows of the table below a heading, without its head. */
function tableBelow(heading: string): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  return (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

const rowOf = ([kind, { fields, meaning, action }]: [string, (typeof LOG_LINES)[keyof typeof LOG_LINES]]) => {
  const described = Object.entries(fields).map(([field, what]) => `\`${field}\`: ${what}`);
  return `| \`${kind}\` | ${described.join('; ')} | ${meaning} | ${action} |`;
};

test('the table of log lines is the one in src/log.ts', () => {
  expect(tableBelow('What the log says')).toEqual(Object.entries(LOG_LINES).map(rowOf));
});

test('the table of alerts has every kind of incident, and no other', () => {
  const kinds = tableBelow('What an alert means').map((row) => /^\| `([^`]+)` \|/.exec(row)?.[1]);
  expect(kinds.toSorted()).toEqual([...INCIDENT_KINDS].toSorted());
});

test('every page that it leads to is there', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links).toContain('scale.md');
  expect(links.filter((link) => !existsSync(join(dirname(PAGE), link)))).toEqual([]);
});
