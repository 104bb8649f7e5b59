/** Reads a whole file: who could be brought in, in pieces fit for KV, and which rows are refused. Nothing is stored. */
import type { Candidate } from '../../../domain/import.ts';
import { PIECE_ROWS, type Refusal } from '../../../storage/imports.ts';
import { type CsvRow, csvRows } from './csv.ts';
import { type Header, headerOf } from './formats.ts';
import { type RowRules, rowReader } from './row.ts';
import { textOf } from './text.ts';
import { WrongFile } from './wrong-file.ts';

/** What stands in a file. */
export interface FileContent {
  source: string;
  hasStatus: boolean;
  /** Rows of people, right or wrong. */
  rows: number;
  /** The people who could be brought in: JSON of arrays of some hundreds of them. */
  pieces: string[];
  refused: Refusal[];
}

/** So many people in one file: each of their pieces is one write of the thousand that a request has. */
const MAX_ROWS = 200_000;

/** Throws a `WrongFile` for a file that is no list of people. */
export async function readFile(file: Blob, rules: RowRules): Promise<FileContent> {
  if (file.size === 0) throw new WrongFile('There is no file, or nothing in it. Choose a CSV file.');
  const content: FileContent = { source: '', hasStatus: true, rows: 0, pieces: [], refused: [] };
  const gather = gatherer(content);
  let take: ((row: CsvRow) => void) | null = null;
  for await (const rows of csvRows(textOf(file))) {
    for (const row of rows) {
      if (take) take(row);
      else {
        const header = headerIn(row);
        Object.assign(content, { source: header.source, hasStatus: header.hasStatus });
        const read = rowReader(header, rules);
        take = (one) => gather.take(one.row, read(one));
      }
    }
    if (content.rows > MAX_ROWS) throw new WrongFile(`The file has more than ${MAX_ROWS} people. Split it.`);
  }
  gather.end();
  if (content.rows === 0)
    throw new WrongFile('There is nobody in the file: below its first row there has to be one a person.');
  return content;
}

function headerIn({ cells }: CsvRow): Header {
  if (cells === null) throw new WrongFile('In the file’s first row a quote mark is never closed: mend it.');
  return headerOf(cells);
}

const TWICE = 'The same address stands in an earlier row, which counts.';

function gatherer(content: FileContent) {
  const seen = new Set<string>();
  let piece: Candidate[] = [];
  const end = () => {
    if (piece.length > 0) content.pieces.push(JSON.stringify(piece));
    piece = [];
  };
  return {
    take(row: number, read: ReturnType<ReturnType<typeof rowReader>>) {
      content.rows += 1;
      if (read.kind === 'refused') {
        content.refused.push({ row, email: read.email, reason: read.reason });
        return;
      }
      const { person } = read;
      if (seen.has(person.address)) {
        content.refused.push({ row, email: person.address, reason: TWICE });
        return;
      }
      seen.add(person.address);
      piece.push(person);
      if (piece.length === PIECE_ROWS) end();
    },
    end,
  };
}
