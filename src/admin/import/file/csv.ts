/**
 * Parses the rows of a CSV file (RFC 4180) while its text is read. A quote mark that is never closed would swallow all rows up
 * to the next one, so such a row ends at the end of its line and the rows after it stay intact.
 */
import Papa, { type ParseResult } from 'papaparse';

export interface CsvRow {
  /** Counted from 1, including empty rows, as in a spreadsheet. */
  row: number;
  /** Null if a quote mark is never closed. */
  cells: string[] | null;
}

/** Longer than any valid row (characters): a row that continues beyond it lacks a closing quote mark. */
const MAX_ROW_LENGTH = 64 * 1024;

/** How much text (characters) is enough to detect delimiter and line ends. */
const SAMPLE_LENGTH = 4 * 1024;

/** The delimiters to detect. */
const DELIMITERS = [',', ';', '\t', '|'];

/** The rows of a text, in groups. Empty rows are counted but left out. */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  let parser: CsvParser | null = null;
  let rest = '';
  let before = 0;
  const counted = (records: (string[] | null)[]): CsvRow[] => {
    const rows = records.map((cells, index) => ({ row: before + index + 1, cells }));
    before += records.length;
    return rows.filter(({ cells }) => cells === null || cells.some(isFilled));
  };
  for await (const chunk of text) {
    rest += chunk;
    if (rest.length < SAMPLE_LENGTH && !parser) continue;
    parser ??= parserFor(rest);
    const { records, end } = read(parser, rest, false);
    rest = rest.slice(end);
    yield counted(records);
  }
  if (rest !== '') yield counted(read(parser ?? parserFor(rest), rest, true).records);
}

const isFilled = (cell: string) => cell.trim() !== '';

/** Parses text into records: all of them, or the first alone. The last may be incomplete while more text is to come. */
interface CsvParser {
  newline: string;
  all: Parse;
  first: Parse;
}

type Parse = (text: string, isCut: boolean) => ParseResult<string[]>;

function parserFor(sample: string): CsvParser {
  // A line feed ends a line with or without a carriage return before it, even in a file that mixes the two.
  const newline = sample.includes('\n') ? '\n' : '\r';
  const { meta } = Papa.parse<string[]>(sample, { preview: 10, newline, delimitersToGuess: DELIMITERS });
  const settings = { delimiter: meta.delimiter, newline } as const;
  const parseWith =
    (options: object): Parse =>
    (text, isCut) =>
      new Papa.Parser({ ...settings, ...options }).parse(text, 0, isCut);
  return { newline, all: parseWith({}), first: parseWith({ preview: 1, fastMode: false }) };
}

interface Read {
  records: (string[] | null)[];
  /** How much of the text they take up (characters). */
  end: number;
}

function read(parser: CsvParser, text: string, isLast: boolean): Read {
  const { data, errors, meta } = parser.all(text, !isLast);
  const isWhole = errors.length === 0 && text.length - meta.cursor < MAX_ROW_LENGTH;
  return isWhole ? { records: data, end: isLast ? text.length : meta.cursor } : readOneByOne(parser, text, isLast);
}

function readOneByOne({ first, newline }: CsvParser, text: string, isLast: boolean): Read {
  const records: Read['records'] = [];
  let end = 0;
  while (end < text.length) {
    const rest = text.slice(end);
    const { data, errors, meta } = first(rest, !isLast);
    const [record] = data;
    // An incomplete row may turn out to be valid once the rest of it has been read.
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
