/** Decodes a file in chunks, because the text of 100,000 people does not fit into a Worker's memory at once. */

/** A file that is not a list of people. The message tells the operator what is wrong and what to do. */
export class InvalidFile extends Error {}

/** Chunks have at least this many characters. */
const CHUNK_LENGTH = 64 * 1024;

/** The text of a file in UTF-8, with or without a byte order mark. Throws an `InvalidFile` for anything else. */
export async function* decodeFile(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let text = '';
  let isFirst = true;
  for await (const bytes of file.stream()) {
    if (isFirst) rejectOtherFormats(bytes);
    isFirst = false;
    text += decoded(() => decoder.decode(bytes, { stream: true }));
    if (text.length < CHUNK_LENGTH) continue;
    yield text;
    text = '';
  }
  yield text + decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  const text = utf8OrInvalid(decode);
  if (text.includes('\0')) throw new InvalidFile(BINARY);
  return text;
}

function utf8OrInvalid(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new InvalidFile(
      'The file is not in UTF-8. Save it again as “CSV UTF-8”: spreadsheets offer this format when you save or export.',
    );
  }
}

const BINARY = 'The file is not a text file. Choose a CSV file exported from your previous service or a spreadsheet.';

/** Recognizes by their first bytes the files that people choose by mistake. */
function rejectOtherFormats(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new InvalidFile('The file is in UTF-16. Save it again as “CSV UTF-8”.');
  }
  if (first === 0x50 && second === 0x4b) {
    throw new InvalidFile(
      'The file is a ZIP archive or a spreadsheet. Unzip it and choose the CSV file inside, or save the sheet as “CSV UTF-8”.',
    );
  }
}
