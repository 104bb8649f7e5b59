/** An author's mistake, told so that they find the place and know what to do. */

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
