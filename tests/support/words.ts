/** The product's own sentences, as the Worker reads them. */
import { words as de } from '../../src/locales/de.ts';
import { words } from '../../src/locales/en.ts';
import { type AllWords, wordsIn } from '../../src/locales/locale.ts';

export const english = wordsIn(JSON.stringify(words));
export const german = wordsIn(JSON.stringify(de));

/** The words of a language as their file has them: each sentence with the path that names it. */
export function sentencesOf(words: unknown, path: readonly string[] = []): (readonly [string, string])[] {
  if (typeof words === 'string') return [[path.join('.'), words]];
  return Object.entries(words ?? {}).flatMap(([key, each]) => sentencesOf(each, [...path, key]));
}

/** A sentence by the path that names it. */
export function sentenceAt(words: AllWords, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => Object(part)[key], words);
}
