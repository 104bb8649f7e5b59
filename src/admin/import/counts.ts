/** Counts what an import has found. A repeated step counts from where it started, so that nobody counts twice. */
import { type Candidate, takesPart } from '../../domain/import.ts';
import type { Import, Refusal } from '../../storage/imports.ts';

/** How many rows of each kind the page shows. */
const SHOWN = 5;

/** Enough for all known reasons; each unknown status in a file adds another. */
const MAX_REASONS = 30;

const OTHER = 'Other reasons; see the list of refused rows.';

/** The import with one more refused row. */
export function withRefused(state: Import, refusal: Refusal): Import {
  const { counts, reasons, shown } = state;
  const isListed = refusal.reason in reasons || Object.keys(reasons).length < MAX_REASONS;
  const reason = isListed ? refusal.reason : OTHER;
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

/** The import with one more person who is subscribed already. */
export function withKnown(state: Import, candidate: Candidate): Import {
  const { counts, shown } = state;
  const known = firstOf(shown.known, rowOf(candidate));
  return { ...state, counts: { ...counts, known: counts.known + 1 }, shown: { ...shown, known } };
}

const rowOf = ({ row, address }: Candidate) => ({ row, email: address });

function firstOf<Row>(rows: readonly Row[], row: Row): Row[] {
  return rows.length < SHOWN ? [...rows, row] : [...rows];
}
