/** What each file of the project imports from the project itself, types included, read with a parser. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A file, and another that it imports; both from the root of the project, or `daystep` for the package's own name. */
export interface Import {
  from: string;
  to: string;
}

/** Every import in `src` and in the courses, which are all that the list of rooms is about. */
export function projectImports(): Import[] {
  const files = globSync('{src,emails,examples,tests/fixtures/course}/**/*.{ts,tsx}').map((path) =>
    path.replaceAll('\\', '/'),
  );
  return files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}

/** The imports of one file: static, dynamic where the name is a literal, and what is handed on by `export … from`. */
export function importsOf(file: string, source: string): Import[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module;
  const handedOn = staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? []));
  const named = [...staticImports.map(({ moduleRequest }) => moduleRequest), ...handedOn].map(({ value }) => value);
  const onDemand = dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, name] = /^['"](.*)['"]$/.exec(source.slice(start, end)) ?? [];
    return name ?? [];
  });
  return [...new Set([...named, ...onDemand])].flatMap((name) => {
    if (name.startsWith('.')) return { from: file, to: posix.join(posix.dirname(file), name) };
    return /^daystep(\/|$)/.test(name) ? { from: file, to: 'daystep' } : [];
  });
}
