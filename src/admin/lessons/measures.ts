/** Measures an email as subscribers receive it, apart from personal values. */
import { plain } from '../../course/json-text.ts';
import { minutesToRead, wordsToRead } from '../../course/reading-time.ts';
import type { Mail } from '../../mail/mailer.ts';

export interface Measures {
  words: number;
  minutes: number;
  /** Sizes in bytes (UTF-8). */
  html: number;
  text: number;
}

const encoder = new TextEncoder();

const bytesOf = (text: string) => encoder.encode(text).length;

/** `source`: the plain text of the template, in which links of the course are still placeholders. */
export function measure({ html, text }: Pick<Mail, 'html' | 'text'>, source: string): Measures {
  const words = wordsToRead(source);
  return { words, minutes: minutesToRead(words), html: bytesOf(plain(html)), text: bytesOf(plain(text)) };
}
