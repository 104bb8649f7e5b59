/** The text of a file, a piece at a time: an import of 100,000 people fits into a Worker's memory only so. */
import { WrongFile } from './wrong-file.ts';

/** Pieces are this long (characters) or a little longer. */
const PIECE = 64 * 1024;

/** The text of a file in UTF-8, with or without a byte order mark. Throws a `WrongFile` for what is no such text. */
export async function* textOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let text = '';
  let isFirst = true;
  for await (const bytes of file.stream()) {
    if (isFirst) refuseOthers(bytes);
    isFirst = false;
    text += decoded(() => decoder.decode(bytes, { stream: true }));
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text + decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  const text = orWrong(decode);
  if (text.includes('\0')) throw new WrongFile(NO_TEXT);
  return text;
}

function orWrong(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new WrongFile(
      'The file is not in UTF-8. Save it once more as “CSV UTF-8”: spreadsheets offer this when you save or export.',
    );
  }
}

const NO_TEXT = 'The file is no text. Choose a CSV file, as your former service or a spreadsheet exports it.';

/** By their first bytes: what people choose by mistake. */
function refuseOthers(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new WrongFile('The file is in UTF-16. Save it once more as “CSV UTF-8”.');
  }
  if (first === 0x50 && second === 0x4b) {
    throw new WrongFile(
      'The file is a ZIP archive or a workbook. Unpack it and choose the CSV file in it, or save the sheet as “CSV UTF-8”.',
    );
  }
}
