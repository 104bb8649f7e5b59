/**
 * The state of each position of a batch in one letter: a hundred letters, however often the batch was halved. An
 * attempt stands in a key's metadata, which KV limits to 1,024 bytes.
 */
import type { Attempt, Part } from './attempt.ts';
import { BATCH_SIZE } from './batch.ts';

/** Parts that touch have different letters. */
const PENDING = ['a', 'b'];
const REFUSED = 'x';
const DONE = '.';

type Positions = Pick<Attempt, 'pending' | 'refused'>;

/** One letter for each position: the part it waits in, refused, or done. */
export function writePositions({ pending, refused }: Positions): string {
  const letters = Array.from({ length: BATCH_SIZE }, () => DONE);
  const inOrder = pending.toSorted(([one], [other]) => one - other);
  for (const [index, [from, to]] of inOrder.entries()) letters.fill(PENDING[index % 2] ?? '', from, to);
  for (const position of refused) letters[position] = REFUSED;
  return letters.join('');
}

/** The parts that are pending and the positions that were refused, in order. */
export function readPositions(letters: string): Positions {
  const pending: Part[] = [];
  const refused: number[] = [];
  for (const { 0: run, index } of letters.matchAll(/a+|b+|x+/g)) {
    const part: Part = [index, index + run.length];
    if (PENDING.includes(run.charAt(0))) pending.push(part);
    else refused.push(...Array.from(run, (_, offset) => index + offset));
  }
  return { pending, refused };
}
