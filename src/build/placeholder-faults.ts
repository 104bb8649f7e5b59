/** Placeholders that would leave a hole in a mail, or stand in it as they were typed. */
import { PLACEHOLDER, PLACEHOLDERS } from '../core/placeholders.ts';
import { didYouMean } from './nearest.ts';

const KNOWN: readonly string[] = PLACEHOLDERS;

export interface PlaceholderFault {
  /** As it was typed. */
  typed: string;
  /** `the unknown placeholder {{nmae}}. …`: a sentence that wants its beginning. */
  message: string;
}

/** The faults of a subject or of a mail's text, each once. */
export function placeholderFaults(text: string): PlaceholderFault[] {
  const faults = new Map<string, string>();
  for (const [typed, key = '', otherwise] of text.matchAll(PLACEHOLDER)) {
    if (!KNOWN.includes(key)) {
      faults.set(typed, `the unknown placeholder ${typed}.${didYouMean(key, KNOWN)} Known are: ${KNOWN.join(', ')}.`);
    } else if (key === 'name' && otherwise === undefined) {
      faults.set(typed, `${typed}, but some readers give no name. Write {{name|friend}}, or other words.`);
    }
  }
  for (const [typed] of text.replace(PLACEHOLDER, '').matchAll(/\{\{.{0,20}|.{0,20}\}\}/g)) {
    faults.set(
      typed,
      `${typed.trim()}, where a brace is missing or too many. A placeholder is written {{name|friend}}.`,
    );
  }
  return [...faults].map(([typed, message]) => ({ typed, message }));
}
