/** A row of another service's export, or of a list that somebody maintains by hand. */
import { cellReader, parseInstant, type RawRow } from './cells.ts';
import type { Header } from './formats.ts';
import { LEFT, rejectionOf } from './status.ts';

type OtherServiceHeader = Extract<Header, { kind: 'other' }>;

/** Reads a row. Instants after `now` (ms) are ignored. */
export function otherServiceRow({ columns }: OtherServiceHeader, cells: readonly string[], now: number): RawRow {
  const cell = cellReader(columns, cells);
  // A status is current. Without one, an instant in this column says that they had left by then.
  const hasLeft = !columns.has('status') && cell('leftAt') !== '';
  const rejection = hasLeft ? LEFT : rejectionOf(cell('status'));
  const requestedAt = parseInstant(cell('requestedAt'), now);
  const confirmedAt = parseInstant(cell('confirmedAt'), now) ?? requestedAt;
  return {
    email: cell('email'),
    // Lessons greet subscribers by first name.
    name: cell('firstName') || cell('name'),
    timeZone: cell('timeZone'),
    rest: rejection === null ? { requestedAt: requestedAt ?? confirmedAt, confirmedAt } : { rejection },
  };
}
