/** An author's mistake, told so that they find the place and know what to do. */
import { closest } from '../domain/typo.ts';

export interface Problem {
  /** From the project's folder, with slashes: `emails/first-day.md`. */
  file: string;
  /** Counted from 1; null where the mistake is not at one place, or nobody can say where. */
  line: number | null;
  /** What is wrong, and what to do, in sentences. */
  message: string;
}

/** `emails/first-day.md:12  What is wrong, and what to do.` */
export function tell({ file, line, message }: Problem): string {
  return `${line === null ? file : `${file}:${line}`}  ${message}`;
}

/** Problems as a list under a heading, a line each. */
export function tellAll(problems: readonly Problem[]): string {
  return problems.map((problem) => `  - ${tell(problem)}`).join('\n');
}

/** So many typing mistakes in a name still show which one was meant. */
const MAX_TYPOS = 2;

/** The known name that was probably meant, in whichever case; null where none was. */
export function nameMeant<Name extends string>(typed: string, known: readonly Name[]): Name | null {
  const lowerCased = known.map((name) => name.toLowerCase());
  const meant = closest(typed.toLowerCase(), lowerCased, MAX_TYPOS);
  return meant === null ? null : (known[lowerCased.indexOf(meant)] ?? null);
}

/** The same as a question behind a sentence: ` Did you mean "title"?`; else nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const name = nameMeant(typed, known);
  return name === null ? '' : ` Did you mean "${name}"?`;
}
