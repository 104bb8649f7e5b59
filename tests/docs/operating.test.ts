/** docs/operating.md against the code: what is logged and told stands in it. Its commands are tried as those of every page. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INCIDENT_KINDS } from '../../src/domain/incident.ts';

const PAGE = 'docs/operating.md';
const page = readFileSync(PAGE, 'utf8');

/** What stands in the first column of the tables, as code. */
const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code = '']) => code);

/** The Worker's own files: commands and the build talk to a terminal. */
const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/^src[\\/](cli|build)[\\/]/.test(file));

/** A logged object as the page has it: words that are always the same stand in it, the rest is an ellipsis. */
function lineOf(object: string): string {
  const properties = [...object.matchAll(/(\w+)(?:: ('[^']*'|`[^`]*`|[^,]+))?/g)].map(([, name, value = '']) => {
    const isFixed = /^['`]/.test(value);
    return `"${name}":${isFixed ? `"${value.slice(1, -1).replace(/\$\{[^}]*\}/g, '…')}"` : '…'}`;
  });
  return `{${properties.join(',')}}`;
}

/** What is logged by a name instead of its parts. */
const NAMED: Record<string, string> = { report: '{"tick":…,"slots":…,…}' };

const logged = sources.flatMap((file) => {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/console\.\w+\(\s*(?:JSON\.stringify\(\s*(?:\{ (.*?),? \}|(\w+))\s*\))?/gs)].map(
    ([, object, name = '']) => ({ file, line: object === undefined ? NAMED[name] : lineOf(object) }),
  );
});

describe('the table of log lines', () => {
  test('has every kind of line that the Worker writes', () => {
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.filter(({ line }) => line === undefined || !rows.includes(line))).toEqual([]);
  });

  test('has no line that the Worker does not write', () => {
    const lines = logged.map(({ line }) => line);
    expect(rows.filter((row) => row.startsWith('{') && !lines.includes(row))).toEqual([]);
  });
});

test('the table of alerts has every kind of trouble, and no other', () => {
  const [, table = ''] = page.split('## What an alert means');
  const kinds = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(([, kind]) => kind);
  expect(kinds.toSorted()).toEqual([...INCIDENT_KINDS].toSorted());
});

test('every page that it leads to is there', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links).toContain('scale.md');
  expect(links.filter((link) => !existsSync(join(dirname(PAGE), link)))).toEqual([]);
});
