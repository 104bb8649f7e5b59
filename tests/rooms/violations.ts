/** Holds imports against the list of rooms. */
import type { Import } from './imports.ts';

type Rooms = Readonly<Record<string, readonly string[]>>;

/** A path as the list has it: without `src/` and the extension of its name. */
const pathOf = (file: string) => file.replace(/^src\//, '').replace(/\.\w+$/, '');

/** Whether a file is what an entry names, or lies in it. */
const isIn = (file: string, entry: string) => pathOf(file) === pathOf(entry) || file.startsWith(`${entry}/`);

const isInRoom = (file: string, room: string) => isIn(file, room) || isIn(file, `src/${room}`);

/** A sentence for each import that `rooms` forbids, and for each of the `exceptions` that nothing needs any more. */
export function violations(imports: readonly Import[], rooms: Rooms, exceptions: Rooms): string[] {
  const unneeded = new Set(Object.entries(exceptions).flatMap(([from, to]) => to.map((entry) => `${from} → ${entry}`)));
  const isException = ({ from, to }: Import) => {
    const found = Object.entries(exceptions)
      .filter(([files]) => isIn(from, files))
      .flatMap(([files, entries]) =>
        entries.filter((entry) => isInRoom(to, entry)).map((entry) => `${files} → ${entry}`),
      );
    for (const exception of found) unneeded.delete(exception);
    return found.length > 0;
  };
  const forbidden = imports.flatMap(({ from, to }) => {
    const [room, allowed] = Object.entries(rooms).find(([name]) => isInRoom(from, name)) ?? [];
    if (room === undefined || allowed === undefined) return `${from} is in no room of tests/rooms/rooms.ts.`;
    if ([room, ...allowed].some((entry) => isInRoom(to, entry)) || isException({ from, to })) return [];
    return `${from} imports ${to}, which ${room} may not (tests/rooms/rooms.ts).`;
  });
  return [...forbidden, ...[...unneeded].map((exception) => `Nothing needs the exception ${exception}: remove it.`)];
}
