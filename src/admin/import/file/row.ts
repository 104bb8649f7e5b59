/** One row of a file: a person who can be imported, or why they can't. */
import { safeParse } from 'valibot';
import { normalizeAddress } from '../../../domain/address.ts';
import type { Candidate } from '../../../domain/import.ts';
import { isTimeZone } from '../../../domain/slot.ts';
import { type Mistakes, nameSchema } from '../../../web/subscribe/form.ts';
import type { RawRow } from './cells.ts';
import type { CsvRow } from './csv.ts';
import { daystepRow } from './daystep-row.ts';
import type { Header } from './formats.ts';
import { otherServiceRow } from './other-service-row.ts';

export type ReadRow =
  | { kind: 'person'; person: Candidate }
  /** `email`: as in the file, truncated if it is too long to show. */
  | { kind: 'refused'; email: string; reason: string };

/** What applies to all rows of a file. */
export interface RowRules {
  /** For people whose row has none. */
  timeZone: string;
  /** When the file is read (ms); nobody can have agreed later. */
  now: number;
  /** The signup form's messages, which its name schema needs. Only whether a name is valid counts here. */
  mistakes: Mistakes;
}

/** The maximum length of an address (characters; RFC 5321, 4.5.3.1.3). */
const MAX_ADDRESS_LENGTH = 254;

const UNCLOSED_QUOTE = 'A quote mark is never closed.';
const TOO_MANY_CELLS = 'More cells than the header. Put a name that contains a comma in quote marks.';
const NO_ADDRESS = 'No email address.';
const INVALID_ADDRESS = 'Not an email address. Example: anna@reader.example';
const INVALID_NAME = 'The name is longer than 60 characters or contains a web address. Shorten it or leave it empty.';

/** Gives a function that reads the rows of a file with this header. */
export function rowReader(header: Header, rules: RowRules): (row: CsvRow) => ReadRow {
  const isZone = cachedZoneCheck();
  return ({ row, cells }) => {
    if (cells === null) return { kind: 'refused', email: '', reason: UNCLOSED_QUOTE };
    const raw =
      header.kind === 'daystep' ? daystepRow(header, cells, rules.now) : otherServiceRow(header, cells, rules.now);
    const checked = checkedRow(raw, cells.slice(header.width), rules);
    if (typeof checked === 'string') {
      return { kind: 'refused', email: raw.email.slice(0, MAX_ADDRESS_LENGTH), reason: checked };
    }
    const timeZone = isZone(raw.timeZone) ? raw.timeZone : rules.timeZone;
    return { kind: 'person', person: { row, timeZone, ...checked } };
  };
}

/** The person in a row, without row number and time zone, or why the row is refused. */
function checkedRow({ email, name, rest }: RawRow, extraCells: readonly string[], { mistakes }: RowRules) {
  if (extraCells.some((cell) => cell.trim() !== '')) return TOO_MANY_CELLS;
  if (email === '') return NO_ADDRESS;
  const address = normalizeAddress(email);
  if (address === null) return INVALID_ADDRESS;
  if ('rejection' in rest) return rest.rejection;
  const parsed = safeParse(nameSchema(mistakes), name, { abortPipeEarly: true });
  return parsed.success ? { address, name: parsed.output, ...rest } : INVALID_NAME;
}

/** Asking the runtime about a zone costs far more than parsing a row. */
function cachedZoneCheck(): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const isKnown = known.get(name) ?? isTimeZone(name);
    known.set(name, isKnown);
    return isKnown;
  };
}
