/** Answers with a CSV file (RFC 4180) whose rows are made as they are read, so that no size of it fills a Worker's memory. */
import Papa from 'papaparse';
import type { AppContext } from '../web/context.ts';
import { FORMULA } from './people-file.ts';

/** Rows in one piece of the answer. */
const ROWS = 500;

/** UTF-8 with a byte order mark: without it, spreadsheets take it for another encoding. */
const MARK = '\ufeff';

/** The answer; a row that cannot be made ends the download with an error, so that nobody takes half of it for the whole. */
export function csvAnswer(
  c: AppContext,
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Response {
  c.header('content-type', 'text/csv; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(streamOf(piecesOf(columns, rows)));
}

async function* piecesOf(columns: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield MARK + csvOf([columns]);
  let piece: (readonly string[])[] = [];
  for await (const row of rows) {
    piece.push(row);
    if (piece.length < ROWS) continue;
    yield csvOf(piece);
    piece = [];
  }
  if (piece.length > 0) yield csvOf(piece);
}

function csvOf(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse([...rows.map((row) => [...row])], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** A piece is made when the one before it has been taken. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
