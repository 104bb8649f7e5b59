/** Reads a whole file: the people to import, in pieces that fit into KV values, and the rows that are refused. Stores nothing. */
import type { Candidate } from '../../../domain/import.ts';
import { PIECE_ROWS, type Refusal } from '../../../storage/imports.ts';
import { type CsvRow, csvRows } from './csv.ts';
import { decodeFile, InvalidFile } from './decode.ts';
import { type Header, headerOf } from './formats.ts';
import { type RowRules, rowReader } from './row.ts';

/** The content of a file. */
export interface FileContent {
  source: string;
  hasStatus: boolean;
  /** Rows below the header, valid or not. */
  rows: number;
  /** The people to import: each piece is a JSON array of a few hundred. */
  pieces: string[];
  refused: Refusal[];
}

/** The maximum number of people in a file: each piece is one of the thousand KV writes that a request may make. */
const MAX_ROWS = 200_000;

/** Reads a file. Throws an `InvalidFile` if it is not a list of people. */
export async function readFile(file: Blob, rules: RowRules): Promise<FileContent> {
  if (file.size === 0) throw new InvalidFile('No file, or an empty one. Choose a CSV file.');
  const content: FileContent = { source: '', hasStatus: true, rows: 0, pieces: [], refused: [] };
  const collector = collectorFor(content);
  let addRow: ((row: CsvRow) => void) | null = null;
  for await (const rows of csvRows(decodeFile(file))) {
    for (const row of rows) {
      if (addRow) addRow(row);
      else {
        const header = headerIn(row);
        Object.assign(content, { source: header.source, hasStatus: header.hasStatus });
        const read = rowReader(header, rules);
        addRow = (one) => collector.add(one.row, read(one));
      }
    }
    if (content.rows > MAX_ROWS)
      throw new InvalidFile(`The file has more than ${MAX_ROWS} rows. Split it into smaller files.`);
  }
  collector.finish();
  if (content.rows === 0)
    throw new InvalidFile('The file lists nobody. It needs one row per person below the header row.');
  return content;
}

function headerIn({ cells }: CsvRow): Header {
  if (cells === null)
    throw new InvalidFile('A quote mark in the header row is never closed. Close it and choose the file again.');
  return headerOf(cells);
}

const DUPLICATE = 'Duplicate: an earlier row has the same address.';

function collectorFor(content: FileContent) {
  const seen = new Set<string>();
  let piece: Candidate[] = [];
  const finish = () => {
    if (piece.length > 0) content.pieces.push(JSON.stringify(piece));
    piece = [];
  };
  return {
    add(row: number, read: ReturnType<ReturnType<typeof rowReader>>) {
      content.rows += 1;
      if (read.kind === 'refused') {
        content.refused.push({ row, email: read.email, reason: read.reason });
        return;
      }
      const { person } = read;
      if (seen.has(person.address)) {
        content.refused.push({ row, email: person.address, reason: DUPLICATE });
        return;
      }
      seen.add(person.address);
      piece.push(person);
      if (piece.length === PIECE_ROWS) finish();
    },
    finish,
  };
}
