/** The map of the code in CONTRIBUTING.md against the tree. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** What stands in the first column of the map, as code. */
const contributing = await readFile('CONTRIBUTING.md', 'utf8');
const [, map = ''] = /^\| where \| what \|\n(.*?)\n\n/ms.exec(contributing) ?? [];
const places = [...map.matchAll(/^\| ([^|]*) \|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
);

test('every folder of src is on the map', async () => {
  const entries = await readdir('src', { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `src/${name}/`);
  expect(folders.filter((folder) => !places.includes(folder))).toEqual([]);
});

test('everything on the map is there', () => {
  expect(places.length).toBeGreaterThan(12);
  expect(places.filter((place) => !existsSync(place))).toEqual([]);
});
