/** Previews an import, step by step: who is new, who is subscribed already, who is refused. Writes no subscribers. */
import type { Out } from '../../domain/import.ts';
import type { Services } from '../../services.ts';
import type { Import, Refusal } from '../../storage/imports.ts';
import { withKnown, withNew, withRefused } from './counts.ts';
import { type ComparedCandidate, comparePiece } from './known-subscribers.ts';

/** Pieces per step: each costs a dozen reads. */
const PIECES_PER_STEP = 5;

const REASONS: Record<Out, string> = {
  left: 'Unsubscribed from this course. They can only come back by signing up.',
  refused: 'Resend does not accept email for this address.',
  bounced: 'An email of this course bounced.',
  complained: 'Marked an email of this course as spam.',
  deleted: 'Deleted at their own request. They can only come back by signing up.',
};

/** Keys of refused rows that the preview finds start here, beyond all that reading the file can use. */
const FIRST_KEY = 10_000;

/** Previews the next pieces. Repeating a step finds and writes the same. Throws a `RowsExpired`. */
export async function previewStep(state: Import, services: Services): Promise<Import> {
  const { at, cursor } = state;
  const end = Math.min(cursor + PIECES_PER_STEP, state.pieces);
  let previewed = state;
  const refused: Refusal[] = [];
  for (let n = cursor; n < end; n += 1) {
    for (const compared of await comparePiece(state, n, services)) previewed = withResult(previewed, compared, refused);
  }
  if (refused.length > 0) await services.store.imports.putRefused(at, FIRST_KEY + cursor, refused);
  const isComplete = end === state.pieces;
  const next: Import = {
    ...previewed,
    cursor: isComplete ? 0 : end,
    phase: isComplete ? 'previewed' : 'previewing',
  };
  await services.store.imports.put(next);
  return next;
}

function withResult(state: Import, { candidate, standing }: ComparedCandidate, refused: Refusal[]): Import {
  if (standing.kind === 'new' || standing.kind === 'mine') return withNew(state, candidate);
  if (standing.kind === 'known') return withKnown(state, candidate);
  const refusal = { row: candidate.row, email: candidate.address, reason: REASONS[standing.why] };
  refused.push(refusal);
  return withRefused(state, refusal);
}
