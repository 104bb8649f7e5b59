/** What a careful editor notes down beside a course. */
import type { Problem } from '../../build/problem.ts';

/** A note on one lesson, at a place where that is known. */
export interface Finding extends Problem {
  /** `must`: wrong, and a reader would be worse off. `could`: worth a look; it may well be meant. */
  weight: 'must' | 'could';
}

type Place = Pick<Problem, 'file' | 'line'>;

export function must({ file, line }: Place, message: string): Finding {
  return { weight: 'must', file, line, message };
}

export function could({ file, line }: Place, message: string): Finding {
  return { weight: 'could', file, line, message };
}
