/** Imports run one way: what biome.json holds for single layers holds between all of them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Where a file belongs: `emails`, a folder of `src`, or itself where it lies right in `src`. */
const partOf = (file: string) => (file.startsWith('src/') ? file.split('/').slice(0, 2).join('/') : 'emails');

/** Where a file is imported: at its head, or when it is asked for. */
const IMPORTS = /(?:^(?:import|export|\} from)\b[^\n]*|\bimport\()'(\.[^']+)'/gm;

/** What each part imports, in any of its files. */
function importsByPart(): Map<string, Set<string>> {
  const imported = new Map<string, Set<string>>();
  for (const file of globSync('{src,emails}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'))) {
    const part = partOf(file);
    const parts = imported.get(part) ?? new Set();
    imported.set(part, parts);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
      const other = join(dirname(file), path).replaceAll('\\', '/');
      if (/^(src|emails)\//.test(other) && partOf(other) !== part) parts.add(partOf(other));
    }
  }
  return imported;
}

test('no part of the project imports one that leads back to it', () => {
  const left = importsByPart();
  expect(left.get('src/subscribers')).toContain('src/domain');
  // The parts that import none of those left are taken away, until none is left, or only those that run in a circle.
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const [part, others] of [...left]) if (![...others].some((other) => left.has(other))) left.delete(part);
  }
  expect(Object.fromEntries(left)).toEqual({});
});
