/** One row of a file: a person who can be brought in, or why they cannot. */
import { safeParse } from 'valibot';
import { normalizeAddress } from '../../../domain/address.ts';
import type { Candidate } from '../../../domain/import.ts';
import { isTimeZone } from '../../../domain/slot.ts';
import { type Mistakes, nameSchema } from '../../../web/subscribe/form.ts';
import type { CsvRow } from './csv.ts';
import type { Header } from './formats.ts';
import { otherRow } from './other-row.ts';
import { ownRow } from './own-row.ts';
import type { RawRow } from './raw-row.ts';

export type ReadRow =
  | { kind: 'person'; person: Candidate }
  /** `email`: as it stands in the file, cut where it is too long to be shown. */
  | { kind: 'refused'; email: string; reason: string };

/** What is the same for all rows of a file. */
export interface RowRules {
  /** Of who brings none along. */
  timeZone: string;
  /** When the file is read (ms): nobody can have agreed later. */
  now: number;
  /** What the signup form says of names; here counts only whether it says anything. */
  mistakes: Mistakes;
}

/** The longest address there is (characters; RFC 5321, 4.5.3.1.3). */
const MAX_ADDRESS_LENGTH = 254;

const OPEN_QUOTE = 'A quote mark in it is never closed.';
const TOO_WIDE = 'It has more cells than the header: a comma in a name needs quote marks around the name.';
const NO_ADDRESS = 'There is no address in it.';
const BROKEN_ADDRESS = 'Its address is none: a whole one looks like anna@reader.example.';
const BROKEN_NAME = 'Its name is longer than 60 characters, or holds a web address: shorten it, or leave it out.';

/** Reads the rows of a file that begins with this header. */
export function rowReader(header: Header, rules: RowRules): (row: CsvRow) => ReadRow {
  const isZone = rememberingZones();
  return ({ row, cells }) => {
    if (cells === null) return { kind: 'refused', email: '', reason: OPEN_QUOTE };
    const raw = header.kind === 'ours' ? ownRow(header, cells, rules.now) : otherRow(header, cells, rules.now);
    const checked = checkedRow(raw, cells.slice(header.width), rules);
    if (typeof checked === 'string') {
      return { kind: 'refused', email: raw.email.slice(0, MAX_ADDRESS_LENGTH), reason: checked };
    }
    const timeZone = isZone(raw.timeZone) ? raw.timeZone : rules.timeZone;
    return { kind: 'person', person: { row, timeZone, ...checked } };
  };
}

/** The person of a row, but for row and time zone, or why it is refused. */
function checkedRow({ email, name, rest }: RawRow, beyond: readonly string[], { mistakes }: RowRules) {
  if (beyond.some((cell) => cell.trim() !== '')) return TOO_WIDE;
  if (email === '') return NO_ADDRESS;
  const address = normalizeAddress(email);
  if (address === null) return BROKEN_ADDRESS;
  if ('against' in rest) return rest.against;
  const parsed = safeParse(nameSchema(mistakes), name, { abortPipeEarly: true });
  return parsed.success ? { address, name: parsed.output, ...rest } : BROKEN_NAME;
}

/** Asking the runtime about a zone costs far more than a row. */
function rememberingZones(): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const isKnown = known.get(name) ?? isTimeZone(name);
    known.set(name, isKnown);
    return isKnown;
  };
}
