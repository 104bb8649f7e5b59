/** docs/architecture.md against the code: every key in KV stands in its table, with when it goes. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KEYS } from '../../src/storage/keys.ts';

const page = readFileSync('docs/architecture.md', 'utf8');
const [, table = ''] = page.split('## Keys in KV');

/** The rows of the table: the key, and its other cells. */
const rows = [...table.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, key = '', cells = '']) => ({
  key,
  cells: cells.split('|').map((cell) => cell.trim()),
}));

/** How a key begins, before what differs from one to the next. */
const beginningOf = (key: string) => key.split('<')[0] ?? '';

test('the table of keys has every kind of key that the Worker writes, and no other', () => {
  expect(rows.map(({ key }) => beginningOf(key)).toSorted()).toEqual(Object.values(KEYS).toSorted());
});

test('of each it says what it holds, when it is written, who reads it, and when it goes', () => {
  const columns = ['value', 'metadata', 'written', 'read', 'goes'];
  for (const { key, cells } of rows) {
    expect(cells, key).toHaveLength(columns.length);
    const missing = columns.filter((column, index) => column !== 'metadata' && cells[index] === '');
    expect(missing, key).toEqual([]);
  }
});

/** The deployed Worker's own files, without what they say to their readers. */
const sources = globSync('src/**/*.{ts,tsx}', { exclude: ['src/{build,cli,local,stage}/**'] }).map((file) => ({
  file: file.replaceAll('\\', '/'),
  code: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*$/gm, ''),
}));

test('only storage writes to KV, and takes each key from the one list of them', () => {
  expect(sources.length).toBeGreaterThan(200);
  const writers = sources.filter(({ code }) => /\bkv\.(put|delete)\(/i.test(code)).map(({ file }) => file);
  expect(writers).toEqual(['src/storage/namespace.ts']);
  const beginnings = Object.values(KEYS).filter((key) => key.endsWith(':'));
  const spelt = sources.filter(({ code }) => beginnings.some((key) => new RegExp(`['"\`]${key}`).test(code)));
  expect(spelt.map(({ file }) => file)).toEqual(['src/storage/keys.ts']);
});
