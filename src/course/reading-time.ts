/**
 * How long a mail takes to read, by its plain text as the build leaves it. `npm run course:check` counts words as the
 * language divides them; here that would take a tick's worth of CPU on the free plan, so letters between other
 * characters count as one, which is rough where a language sets no spaces.
 */

/** Below a lesson stand links that are the same in all of them, and no part of what its subscriber reads. */
export const BELOW = /\{\{(online_url|preferences_url|unsubscribe_url|postal_address)\}\}/;

/** What is looked at and not read: gaps, and addresses of the web. */
const UNREAD = /\{\{[^}]*\}\}|https?:\S+/g;

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Silent reading of English prose by grown-ups (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const WORDS_A_MINUTE = 238;

/** The words of a mail, up to the first line with one of the links that stand below every lesson. */
export function wordsToRead(text: string): number {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => BELOW.test(line));
  const read = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  return read.replace(UNREAD, ' ').match(WORD)?.length ?? 0;
}

/** The minutes that so many words take, rounded up; 0 only where there is no word. */
export function minutesToRead(words: number): number {
  return Math.ceil(words / WORDS_A_MINUTE);
}
