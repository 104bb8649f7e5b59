/** How long a mail takes to read, by its plain text as the build leaves it. */

/** Below a lesson stand links that are the same in all of them, and no part of what its reader reads. */
const BELOW = /\{\{(online_url|preferences_url|unsubscribe_url|postal_address)\}\}/;

/** What is looked at and not read: gaps, and addresses of the web. */
const UNREAD = /\{\{[^}]*\}\}|https?:\S+/g;

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** What grown-ups read silently in a minute: https://doi.org/10.1016/j.jml.2019.104047. */
const WORDS_A_MINUTE = 238;

/** The words of a mail, up to the first line with one of the links that stand below every lesson. */
export function wordsToRead(text: string): number {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => BELOW.test(line));
  const read = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  return read.replace(UNREAD, ' ').match(WORD)?.length ?? 0;
}

/** The minutes that so many words take, a whole number from 1. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
