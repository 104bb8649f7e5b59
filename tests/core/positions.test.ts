import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Part } from '../../src/core/attempt.ts';
import { readPositions, writePositions } from '../../src/core/positions.ts';

/** A batch cut into parts, of which each is pending, done, or refused position by position. */
const cuts = fc.record({
  at: fc.subarray(Array.from({ length: 99 }, (_, index) => index + 1)),
  states: fc.infiniteStream(fc.constantFrom('pending', 'pending', 'done', 'refused')),
});

it('a batch cut in any way takes a hundred letters, and is read as it was written', () => {
  fc.assert(
    fc.property(cuts, ({ at, states }) => {
      const pending: Part[] = [];
      const refused: number[] = [];
      for (const [index, from] of [0, ...at].entries()) {
        const part: Part = [from, at[index] ?? 100];
        const state = states.next().value;
        if (state === 'pending') pending.push(part);
        if (state === 'refused') refused.push(from);
      }
      const written = writePositions({ pending, refused });
      expect(written).toHaveLength(100);
      expect(readPositions(written)).toEqual({ pending, refused });
      expect(readPositions(writePositions({ pending: pending.toReversed(), refused }))).toEqual({ pending, refused });
    }),
  );
});

it('parts that touch stay two parts', () => {
  const pending: Part[] = [
    [0, 1],
    [1, 2],
    [2, 100],
  ];
  expect(writePositions({ pending, refused: [] })).toBe(`ab${'a'.repeat(98)}`);
});
