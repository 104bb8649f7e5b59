/** How setup speaks: lines with a sign before them, broken between words where a terminal has an edge. */
import { cancel, log, outro } from '@clack/prompts';

/** The bar before each line, the space behind it, and one column to spare. */
const MARGIN = 4;

const LAST = '   ';

/** Each says a sentence; `last` and `failed` end a command. */
export const say = {
  /** What is about to be done. */
  step: (words: string) => log.step(broken(words)),
  info: (words: string) => log.info(broken(words)),
  good: (words: string) => log.success(broken(words)),
  warn: (words: string) => log.warn(broken(words)),
  bad: (words: string) => log.error(broken(words)),
  failed: (words: string) => cancel(broken(words, `\n${LAST}`)),
  last: (words: string) => outro(broken(words, `\n${LAST}`)),
};

/** A log without a terminal is left unbroken: it may be searched. */
function broken(words: string, between = '\n'): string {
  const { isTTY, columns } = process.stdout;
  // Some terminals do not know their width, and say 0.
  const width = isTTY && columns > 0 ? columns - MARGIN : Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.pop();
    if (line === undefined) lines.push(word);
    else if (line.length + 1 + word.length > width) lines.push(line, word);
    else lines.push(`${line} ${word}`);
  }
  return lines.join(between);
}
