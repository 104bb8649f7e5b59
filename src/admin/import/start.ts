/** Starts an import: stores the content of a file, in pieces, for the steps that follow. Writes no subscribers. */

import { CONNECTIONS, forEachConcurrent } from '../../domain/streams.ts';
import type { Services } from '../../services.ts';
import type { Import, Refusal } from '../../storage/imports.ts';
import type { Store } from '../../storage/store.ts';
import { withRefused } from './counts.ts';
import type { FileContent } from './file/read.ts';

/** What the operator enters with a file. */
export interface Settings {
  file: string;
  /** Where and when the people agreed. */
  words: string;
  /** The slug of the first lesson for people whose row has no position in the course. */
  from: string;
}

/** Refused rows per key. */
const REFUSED_ROWS = 1_000;

/** Stores a file that was read at `now` (ms). The import itself is written last, once all pieces are stored. */
export async function startImport(
  content: FileContent,
  settings: Settings,
  now: number,
  { store }: Services,
): Promise<Import> {
  const at = await freeInstant(now, store);
  const { source, hasStatus, rows, pieces, refused } = content;
  const writes = [
    ...pieces.map((json, n) => () => store.imports.putPiece(at, n, json)),
    ...groupsOf(refused).map((group, n) => () => store.imports.putRefused(at, n, group)),
  ];
  await forEachConcurrent(
    writes,
    () => CONNECTIONS,
    (write) => write(),
  );
  const state: Import = {
    at,
    phase: 'previewing',
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
  const started = refused.reduce(withRefused, state);
  const stored: Import = pieces.length === 0 ? { ...started, phase: 'previewed' } : started;
  await store.imports.put(stored);
  return stored;
}

/** An import is named by its instant, and two files may be read within the same millisecond. */
async function freeInstant(now: number, store: Store): Promise<number> {
  return (await store.imports.get(now)) === null ? now : freeInstant(now + 1, store);
}

function groupsOf(refused: readonly Refusal[]): Refusal[][] {
  const count = Math.ceil(refused.length / REFUSED_ROWS);
  return Array.from({ length: count }, (_, n) => refused.slice(n * REFUSED_ROWS, (n + 1) * REFUSED_ROWS));
}
