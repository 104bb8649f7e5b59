/** The product's own messages, as pages use them. */
import { messages as de } from '../../src/locales/de.ts';
import { messages } from '../../src/locales/en.ts';
import { createMessages, type Messages } from '../../src/locales/locale.ts';

export const english = createMessages(messages);
export const german = createMessages(de);

/** The words of a language as their file has them: each sentence with the path that names it. */
export function sentencesOf(messages: unknown, path: readonly string[] = []): (readonly [string, string])[] {
  if (typeof messages === 'string') return [[path.join('.'), messages]];
  return Object.entries(messages ?? {}).flatMap(([key, each]) => sentencesOf(each, [...path, key]));
}

/** A sentence by the path that names it. */
export function sentenceAt(messages: Messages, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => Object(part)[key], messages);
}
