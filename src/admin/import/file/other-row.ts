/** A row of another service's export, or of a list that somebody keeps by hand. */
import type { Header } from './formats.ts';
import { instantIn } from './instants.ts';
import { cellsBy, type RawRow } from './raw-row.ts';
import { GONE, reasonAgainst } from './status.ts';

type OtherHeader = Extract<Header, { kind: 'other' }>;

/** Reads a row; what it tells of instants after `now` (ms) does not count. */
export function otherRow({ columns }: OtherHeader, cells: readonly string[], now: number): RawRow {
  const cell = cellsBy(columns, cells);
  // A status tells how it is now; an instant, without one, that they were gone by then.
  const isGone = !columns.has('status') && cell('goneAt') !== '';
  const against = isGone ? GONE : reasonAgainst(cell('status'));
  const requestedAt = instantIn(cell('requestedAt'), now);
  const confirmedAt = instantIn(cell('confirmedAt'), now) ?? requestedAt;
  return {
    email: cell('email'),
    // Lessons greet by it.
    name: cell('firstName') || cell('name'),
    timeZone: cell('timeZone'),
    rest: against === null ? { requestedAt: requestedAt ?? confirmedAt, confirmedAt } : { against },
  };
}
