import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftJoin } from '../../src/domain/streams.ts';

interface Row {
  name: string;
  from: string;
}

const named = { left: ({ name }: Row) => name, right: ({ name }: Row) => name };

async function* stream(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const row of rows) {
    await Promise.resolve();
    yield row;
  }
}

async function join(left: readonly Row[], right: AsyncIterable<Row>): Promise<[Row, Row | null][]> {
  const pairs: [Row, Row | null][] = [];
  for await (const pair of leftJoin(stream(left), right, named)) pairs.push(pair);
  return pairs;
}

/** Rows with names of their own, sorted as KV lists them. */
const rows = (from: string) =>
  fc
    .uniqueArray(fc.stringMatching(/^[a-c]{1,3}$/), { maxLength: 30 })
    .map((names) => names.toSorted().map((name) => ({ name, from })));

describe('two streams joined', () => {
  it('are each item of the left one, in order, with what the right one has under its name', async () => {
    await fc.assert(
      fc.asyncProperty(rows('left'), rows('right'), async (left, right) => {
        const expected = left.map((row) => [row, right.find(({ name }) => name === row.name) ?? null]);
        expect(await join(left, stream(right))).toEqual(expected);
      }),
    );
  });

  it('are nothing where the left one is empty, and the right one is not begun', async () => {
    let isBegun = false;
    async function* right() {
      isBegun = true;
      yield* stream([{ name: 'a', from: 'right' }]);
    }
    expect(await join([], right())).toEqual([]);
    expect(isBegun).toBe(false);
    await join([{ name: 'a', from: 'left' }], right());
    expect(isBegun).toBe(true);
  });
});
