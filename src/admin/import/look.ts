/** The look before an import: who is in already, step by step. It writes nothing of any reader. */
import type { Out } from '../../domain/import.ts';
import type { Services } from '../../services.ts';
import type { Import, Refusal } from '../../storage/imports.ts';
import { RowsGone } from './rows-gone.ts';
import { type Standee, standingsOf } from './standings.ts';
import { withKnown, withNew, withRefused } from './tally.ts';

/** Pieces in one step: each costs a dozen reads. */
const PIECES = 5;

const REASONS: Record<Out, string> = {
  left: 'They have left this course. They come back by signing up, and no other way.',
  refused: 'Resend takes no mail for their address.',
  bounced: 'A mail of this course to them did not arrive.',
  complained: 'They called a mail of this course spam.',
  deleted: 'They had themselves deleted here. If at all, they come back by signing up.',
};

/** The numbers of refused rows that a look finds begin here, behind all that a file itself can have. */
const FIRST_KEY = 10_000;

/** Looks at the next pieces. A step that is repeated finds and writes the same. Throws a `RowsGone`. */
export async function lookOn(state: Import, services: Services): Promise<Import> {
  const { at, cursor } = state;
  const end = Math.min(cursor + PIECES, state.pieces);
  let looked = state;
  const refused: Refusal[] = [];
  for (let n = cursor; n < end; n += 1) {
    const people = await services.store.imports.getPiece(at, n);
    if (people === null) throw new RowsGone();
    for (const standee of await standingsOf(people, at, services)) looked = noted(looked, standee, refused);
  }
  if (refused.length > 0) await services.store.imports.putRefused(at, FIRST_KEY + cursor, refused);
  const isOver = end === state.pieces;
  const next: Import = { ...looked, cursor: isOver ? 0 : end, phase: isOver ? 'looked' : 'looking' };
  await services.store.imports.put(next);
  return next;
}

function noted(state: Import, { candidate, standing }: Standee, refused: Refusal[]): Import {
  if (standing.kind === 'new' || standing.kind === 'mine') return withNew(state, candidate);
  if (standing.kind === 'known') return withKnown(state, candidate);
  const refusal = { row: candidate.row, email: candidate.address, reason: REASONS[standing.why] };
  refused.push(refusal);
  return withRefused(state, refusal);
}
