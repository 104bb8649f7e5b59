/** What an import has found so far, counted: a step that is repeated counts from where it began, so that nobody counts twice. */
import type { Candidate } from '../../domain/import.ts';
import { takesPart } from '../../domain/import.ts';
import type { Import, Refusal } from '../../storage/imports.ts';

/** So many rows of each kind are shown. */
const SHOWN = 5;

/** More reasons than there are; statuses that nobody knows would make more. */
const MAX_REASONS = 30;

const OTHERWISE = 'Other reasons: they stand in the list of refused rows.';

/** The import with one more row that is refused. */
export function withRefused(state: Import, refusal: Refusal): Import {
  const { counts, reasons, shown } = state;
  const isNamed = refusal.reason in reasons || Object.keys(reasons).length < MAX_REASONS;
  const reason = isNamed ? refusal.reason : OTHERWISE;
  return {
    ...state,
    counts: { ...counts, refused: counts.refused + 1 },
    reasons: { ...reasons, [reason]: (reasons[reason] ?? 0) + 1 },
    shown: { ...shown, refused: firstOf(shown.refused, refusal) },
  };
}

/** The import with one more person who is new. */
export function withNew(state: Import, candidate: Candidate): Import {
  const { counts, shown } = state;
  if (!takesPart(candidate)) return { ...state, counts: { ...counts, gone: counts.gone + 1 } };
  const fresh = firstOf(shown.fresh, rowOf(candidate));
  return { ...state, counts: { ...counts, fresh: counts.fresh + 1 }, shown: { ...shown, fresh } };
}

/** The import with one more person who is in already. */
export function withKnown(state: Import, candidate: Candidate): Import {
  const { counts, shown } = state;
  const known = firstOf(shown.known, rowOf(candidate));
  return { ...state, counts: { ...counts, known: counts.known + 1 }, shown: { ...shown, known } };
}

const rowOf = ({ row, address }: Candidate) => ({ row, email: address });

function firstOf<Row>(rows: readonly Row[], row: Row): Row[] {
  return rows.length < SHOWN ? [...rows, row] : [...rows];
}
