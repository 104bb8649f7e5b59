/** Responds with a CSV file (RFC 4180) and creates its rows while it is read, so that no file is too large for a Worker's memory. */
import Papa from 'papaparse';
import type { AppContext } from '../web/context.ts';
import { FORMULA } from './subscriber-csv.ts';

/** Rows per chunk of the response. */
const CHUNK_ROWS = 500;

/** The byte order mark: without it, spreadsheets don't recognize UTF-8. */
const BOM = '\ufeff';

/** The response. If a row can't be created, the download fails, so that nobody mistakes a part for the whole file. */
export function csvResponse(
  c: AppContext,
  fileName: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Response {
  c.header('content-type', 'text/csv; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${fileName}"`);
  return c.body(streamOf(chunksOf(columns, rows)));
}

async function* chunksOf(columns: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield BOM + csvOf([columns]);
  let chunk: (readonly string[])[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield csvOf(chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield csvOf(chunk);
}

function csvOf(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse([...rows.map((row) => [...row])], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** Creates each chunk once the one before it has been read. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
