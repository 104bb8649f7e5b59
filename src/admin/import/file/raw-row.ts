/** A row as it stands in its file, whosever that is. */
import type { Candidate } from '../../../domain/import.ts';

/** What a row says, before any of it is checked. */
export interface RawRow {
  email: string;
  name: string;
  timeZone: string;
  /** All that its file tells besides, or why the person is not to be brought in. */
  rest: Omit<Candidate, 'row' | 'address' | 'name' | 'timeZone'> | { against: string };
}

/** Reads cells by the names of their columns: without the blanks around them, empty where there is none. */
export function cellsBy<Name>(columns: ReadonlyMap<Name, number>, cells: readonly string[]): (name: Name) => string {
  return (name) => (cells[columns.get(name) ?? -1] ?? '').trim();
}
