/** What `npm run rooms` says of the project, and of imports that it must find. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, projectImports } from '../rooms/imports.ts';
import { EXCEPTIONS, ROOMS } from '../rooms/rooms.ts';
import { violations } from '../rooms/violations.ts';

test('every import goes from a room to one that it may import', () => {
  const imports = projectImports();
  expect(imports.length).toBeGreaterThan(800);
  expect(violations(imports, ROOMS, EXCEPTIONS)).toEqual([]);
});

test('every folder of src is a room', () => {
  const entries = readdirSync('src', { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((folder) => ROOMS[folder] === undefined)).toEqual([]);
});

test('no room leads back to itself', () => {
  const left = new Map(Object.entries(ROOMS).map(([room, to]) => [room, to.map((entry) => entry.split('/')[0] ?? '')]));
  // Rooms that import none of those left are taken away, until none is left, or only those that run in a circle.
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const [room, to] of [...left]) if (!to.some((other) => left.has(other))) left.delete(room);
  }
  expect(Object.fromEntries(left)).toEqual({});
});

const ROOM = { domain: [], web: ['domain', 'delivery/incident-text'] };

test.each([
  "import { send } from '../delivery/send.ts';",
  "import type { Send } from '../delivery/send.ts';",
  "export { send } from '../delivery/send.ts';",
  "export * from '../delivery/send.ts';",
  "export const send = () => import('../delivery/send.ts');",
])('finds %s', (source) => {
  expect(violations(importsOf('src/web/page.tsx', source), ROOM, {})).toEqual([
    'src/web/page.tsx imports src/delivery/send.ts, which web may not (tests/rooms/rooms.ts).',
  ]);
});

test('a part of a room can be allowed by itself', () => {
  const source = "import { text } from '../delivery/incident-text.ts'; import { a } from '../domain/a.ts';";
  expect(violations(importsOf('src/web/page.tsx', source), ROOM, {})).toEqual([]);
});

test('an exception allows what it names, and is reported once nothing needs it', () => {
  const imports = importsOf('src/web/page.tsx', "import { send } from '../delivery/send.ts';");
  const exceptions = { 'src/web/page.tsx': ['delivery/send', 'storage'] };
  expect(violations(imports, ROOM, exceptions)).toEqual([
    'Nothing needs the exception src/web/page.tsx → storage: remove it.',
  ]);
});
