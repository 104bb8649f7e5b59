/** Reads the cells of a row, whatever service the file comes from. */
import type { Candidate } from '../../../domain/import.ts';

/** What a row says, before any of it is checked. */
export interface RawRow {
  email: string;
  name: string;
  timeZone: string;
  /** Everything else in the row, or why this person is not imported. */
  rest: Omit<Candidate, 'row' | 'address' | 'name' | 'timeZone'> | { rejection: string };
}

/** Gives a function that reads a cell by its column's name: trimmed, and empty if there is no such column. */
export function cellReader<Name>(columns: ReadonlyMap<Name, number>, cells: readonly string[]): (name: Name) => string {
  return (name) => (cells[columns.get(name) ?? -1] ?? '').trim();
}

/** A date, with an optional time and zone. Other notations, such as 1/2/2026, are ambiguous. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** The instant (ms) in a cell, in UTC if it names no zone; undefined if there is none, or if it is after `now` (ms). */
export function parseInstant(cell: string, now = Number.POSITIVE_INFINITY): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = INSTANT.exec(cell) ?? [];
  if (day === undefined) return undefined;
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) || instant > now ? undefined : instant;
}
