/** Placeholders that would leave a hole in a mail, or stand in it as they were typed. */
import { PLACEHOLDER, PLACEHOLDERS } from '../course/placeholders.ts';
import { didYouMean } from './problem.ts';

const KNOWN: readonly string[] = PLACEHOLDERS;

export interface PlaceholderFault {
  /** As it was typed. */
  typed: string;
  /** `the unknown placeholder {{nmae}}. …`: a sentence that wants its beginning. */
  message: string;
}

/** Placeholders that nobody fills in, each once. */
export function placeholderFaults(text: string): PlaceholderFault[] {
  const faults = new Map<string, string>();
  for (const [typed, key = '', otherwise] of text.matchAll(PLACEHOLDER)) {
    if (!KNOWN.includes(key)) {
      faults.set(typed, `the unknown placeholder ${typed}.${didYouMean(key, KNOWN)} Known are: ${KNOWN.join(', ')}.`);
    } else if (key === 'name' && otherwise === undefined) {
      faults.set(typed, `${typed}, but some readers give no name. Write {{name|friend}}, or other words.`);
    }
  }
  return [...faults].map(([typed, message]) => ({ typed, message }));
}

/** Placeholders of a subject or a plain text whose braces are not two and two, each once. */
export function braceFaults(text: string): PlaceholderFault[] {
  const rest = withoutPlaceholders(text).match(/\{\{[^\s{}]*\}?|\{?[^\s{}]*\}\}/g);
  return [...new Set(rest)].map((typed) => ({
    typed,
    message: `${typed}, where a brace is missing or too many. A placeholder is written {{name|friend}}.`,
  }));
}

/** The text with spaces for its placeholders. */
export function withoutPlaceholders(text: string): string {
  return text.replace(PLACEHOLDER, (whole) => ' '.repeat(whole.length));
}
