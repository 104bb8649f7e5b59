/** Begins an import: keeps what a file holds, in pieces, for the steps that follow. Of readers nothing is written. */

import { CONNECTIONS, forEachConcurrent } from '../../domain/streams.ts';
import type { Services } from '../../services.ts';
import type { Import, Refusal } from '../../storage/imports.ts';
import type { Store } from '../../storage/store.ts';
import type { FileContent } from './file/read.ts';
import { withRefused } from './tally.ts';

/** What the operator says about a file. */
export interface Settings {
  file: string;
  words: string;
  /** The slug of the lesson with which who has no place of their own begins. */
  from: string;
}

/** Rows in one key; a row that is refused takes more of it than a sentence. */
const REFUSED_ROWS = 1_000;

/** Keeps a file that was read at `now` (ms); the import is there once all of it is. */
export async function beginImport(
  content: FileContent,
  settings: Settings,
  now: number,
  { store }: Services,
): Promise<Import> {
  const at = await freeInstant(now, store);
  const { source, hasStatus, rows, pieces, refused } = content;
  const keeping = [
    ...pieces.map((json, n) => () => store.imports.putPiece(at, n, json)),
    ...groupsOf(refused).map((group, n) => () => store.imports.putRefused(at, n, group)),
  ];
  await forEachConcurrent(
    keeping,
    () => CONNECTIONS,
    (keep) => keep(),
  );
  const state: Import = {
    at,
    phase: 'looking',
    source,
    hasStatus,
    ...settings,
    rows,
    pieces: pieces.length,
    cursor: 0,
    stepAt: at,
    counts: { fresh: 0, gone: 0, known: 0, refused: 0, written: 0 },
    reasons: {},
    shown: { fresh: [], known: [], refused: [] },
  };
  const begun = refused.reduce(withRefused, state);
  const looking: Import = pieces.length === 0 ? { ...begun, phase: 'looked' } : begun;
  await store.imports.put(looking);
  return looking;
}

/** Two files may be read within one ms; the instant is an import's name. */
async function freeInstant(now: number, store: Store): Promise<number> {
  return (await store.imports.get(now)) === null ? now : freeInstant(now + 1, store);
}

function groupsOf(refused: readonly Refusal[]): Refusal[][] {
  const count = Math.ceil(refused.length / REFUSED_ROWS);
  return Array.from({ length: count }, (_, n) => refused.slice(n * REFUSED_ROWS, (n + 1) * REFUSED_ROWS));
}
