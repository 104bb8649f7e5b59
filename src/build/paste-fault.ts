/** What another program left in a text that was pasted from it, or in how the file was saved. */
import { lineOf } from './source.ts';

/** What Word leaves behind where its text is pasted with its formatting. */
const WORD = /\bmso-|\bMsoNormal|<\/?[ow]:\w|urn:schemas-microsoft-com/;

/** The first such place in a lesson's source, and what to do; null where there is none. */
export function pasteFault(source: string): { line: number; message: string } | null {
  const formatted = lineOf(source, WORD);
  if (formatted !== null) {
    const message = 'Word has left its own formatting here: paste from it as plain text (Ctrl+Shift+V, on a Mac ⌥⇧⌘V).';
    return { line: formatted, message };
  }
  const unread = lineOf(source, '\uFFFD');
  return unread === null
    ? null
    : { line: unread, message: 'A letter on this line can’t be read: save the file as UTF-8.' };
}
