/**
 * The rows of a CSV file (RFC 4180) as its text comes in. One quote mark that is never closed would swallow all rows up to the
 * next one: such a row ends with its line, so that it takes no good one along.
 */
import Papa, { type ParseResult } from 'papaparse';

export interface CsvRow {
  /** Counted from 1, empty rows included, as a spreadsheet shows them. */
  row: number;
  /** Null for a row whose quote mark is never closed. */
  cells: string[] | null;
}

/** Longer than any row of people (characters): what goes on beyond it has lost its end. */
const MAX_ROW_LENGTH = 64 * 1024;

/** So much of a text (characters) shows how its rows and cells end. */
const BEGINNING = 4 * 1024;

/** What stands between two cells, where it is not a comma. */
const DELIMITERS = [',', ';', '\t', '|'];

/** The rows of a text, some at a time; empty ones are counted and left out. */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  let reader: Reader | null = null;
  let rest = '';
  let before = 0;
  const counted = (records: (string[] | null)[]): CsvRow[] => {
    const rows = records.map((cells, index) => ({ row: before + index + 1, cells }));
    before += records.length;
    return rows.filter(({ cells }) => cells === null || cells.some(isFilled));
  };
  for await (const piece of text) {
    rest += piece;
    if (rest.length < BEGINNING && !reader) continue;
    reader ??= readerFor(rest);
    const { records, end } = read(reader, rest, false);
    rest = rest.slice(end);
    yield counted(records);
  }
  if (rest !== '') yield counted(read(reader ?? readerFor(rest), rest, true).records);
}

const isFilled = (cell: string) => cell.trim() !== '';

/** Parses text into records: all that are whole, or the first of them alone; the last may be cut off where more is to come. */
interface Reader {
  newline: string;
  all: Parser;
  first: Parser;
}

type Parser = (text: string, isCut: boolean) => ParseResult<string[]>;

function readerFor(beginning: string): Reader {
  // A line feed ends a line whether a carriage return stands before it or not, even in a file that has both.
  const newline = beginning.includes('\n') ? '\n' : '\r';
  const { meta } = Papa.parse<string[]>(beginning, { preview: 10, newline, delimitersToGuess: DELIMITERS });
  const settings = { delimiter: meta.delimiter, newline } as const;
  const parser =
    (options: object): Parser =>
    (text, isCut) =>
      new Papa.Parser({ ...settings, ...options }).parse(text, 0, isCut);
  return { newline, all: parser({}), first: parser({ preview: 1, fastMode: false }) };
}

interface Read {
  records: (string[] | null)[];
  /** How much of the text they are (characters). */
  end: number;
}

function read(reader: Reader, text: string, isLast: boolean): Read {
  const { data, errors, meta } = reader.all(text, !isLast);
  const isWhole = errors.length === 0 && text.length - meta.cursor < MAX_ROW_LENGTH;
  return isWhole ? { records: data, end: isLast ? text.length : meta.cursor } : readOneByOne(reader, text, isLast);
}

function readOneByOne({ first, newline }: Reader, text: string, isLast: boolean): Read {
  const records: Read['records'] = [];
  let end = 0;
  while (end < text.length) {
    const rest = text.slice(end);
    const { data, errors, meta } = first(rest, !isLast);
    const [record] = data;
    // What seems wrong with a row that is cut off may be right once the rest of it is there.
    if (!record && !isLast && rest.length < MAX_ROW_LENGTH) break;
    const isWhole = record !== undefined && errors.length === 0;
    records.push(isWhole ? record : null);
    end = isWhole ? end + meta.cursor : endOfLine(text, end, newline);
  }
  return { records, end };
}

function endOfLine(text: string, from: number, newline: string): number {
  const at = text.indexOf(newline, from);
  return at === -1 ? text.length : at + 1;
}
