/** What a mail measures: as its reader gets it, but for their own words. */
import { plain } from '../../course/json-text.ts';
import { minutesToRead, wordsToRead } from '../../course/reading-time.ts';
import type { Mail } from '../../mail/mailer.ts';

export interface Measures {
  words: number;
  minutes: number;
  /** Bytes (UTF-8). */
  html: number;
  text: number;
}

const encoder = new TextEncoder();

const bytesOf = (text: string) => encoder.encode(text).length;

/** `source`: the plain text as the build leaves it, which still shows what is a link of ours. */
export function measure({ html, text }: Pick<Mail, 'html' | 'text'>, source: string): Measures {
  const words = wordsToRead(source);
  return { words, minutes: minutesToRead(words), html: bytesOf(plain(html)), text: bytesOf(plain(text)) };
}
