/** The product's own sentences, as the Worker reads them. */
import { messages as de } from '../../src/locales/de.ts';
import { messages } from '../../src/locales/en.ts';
import { type AllMessages, messagesIn } from '../../src/locales/locale.ts';

export const english = messagesIn(JSON.stringify(messages));
export const german = messagesIn(JSON.stringify(de));

/** The words of a language as their file has them: each sentence with the path that names it. */
export function sentencesOf(messages: unknown, path: readonly string[] = []): (readonly [string, string])[] {
  if (typeof messages === 'string') return [[path.join('.'), messages]];
  return Object.entries(messages ?? {}).flatMap(([key, each]) => sentencesOf(each, [...path, key]));
}

/** A sentence by the path that names it. */
export function sentenceAt(messages: AllMessages, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => Object(part)[key], messages);
}
