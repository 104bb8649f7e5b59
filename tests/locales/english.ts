/** Finds English in words that are to be German. */
import { messages } from '../../src/locales/en.ts';
import { sentencesOf } from '../support/words.ts';

/** Words that hardly an English sentence gets by without, and that are none in German. */
const ENGLISH =
  /\b(?:the|your?|yours|and|we|our|us|is|are|to|of|with|for|from|this|that|it|its|have|has|had|been|please|lessons?|courses?|every|nothing|after|before|again|when|where|how|sent|back|days?|next|first|if|not|no|yes|by|at|time|privacy|today|tomorrow|unsubscribe|hello|hi|sign|inbox|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January)\b/gi;

/** Addresses are no words. */
const ADDRESS = /https?:\/\/\S+|[\w.+-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:example|invalid)\b|\{\{\w+\}\}/g;

/** What the product says in English, cut at its gaps and tags; what is shorter may be a word of German. */
const SAID = sentencesOf(messages)
  .flatMap(([, sentence]) => sentence.split(/\{\{\w+\}\}|<[^>]*>/))
  .map((piece) => piece.trim())
  .filter((piece) => piece.length >= 12);

/** The English words in a text, and the pieces of our English sentences; none where it is German. */
export function englishIn(text: string): string[] {
  const messages = text.replace(/<[^>]*>/g, ' ');
  return [
    ...(messages.replace(ADDRESS, ' ').match(ENGLISH) ?? []),
    ...SAID.filter((piece) => messages.includes(piece)),
  ];
}
