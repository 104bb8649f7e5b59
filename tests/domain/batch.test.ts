import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, batchesOf, chunkOf, chunksOf } from '../../src/domain/batch.ts';

interface Member {
  cohort: string;
  id: number;
}

/** Cohorts of these sizes, in key order. */
function enrolled(sizes: readonly number[]): Member[] {
  return sizes.flatMap((size, cohort) => Array.from({ length: size }, (_, id) => ({ cohort: `cohort-${cohort}`, id })));
}

async function* inPages(members: readonly Member[], pageSizes: readonly number[]): AsyncGenerator<Member> {
  let from = 0;
  for (const size of [...pageSizes, members.length]) {
    await Promise.resolve();
    yield* members.slice(from, from + size);
    from += size;
  }
}

async function cut(members: readonly Member[], pageSizes: readonly number[] = []): Promise<Batch<Member>[]> {
  const batches: Batch<Member>[] = [];
  for await (const batch of batchesOf(inPages(members, pageSizes))) batches.push(batch);
  return batches;
}

const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 350 }), fc.constantFrom(1, 99, 100, 101, 200)), {
  maxLength: 6,
});

describe('the batches of a stream', () => {
  it('are its enrollments, in order, once each', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        const members = enrolled(some);
        expect((await cut(members)).flatMap((batch) => batch.members)).toEqual(members);
      }),
      { numRuns: 50 },
    );
  });

  it('never mix cohorts', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        for (const { cohort, members } of await cut(enrolled(some))) {
          expect(new Set(members.map((member) => member.cohort))).toEqual(new Set([cohort]));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are hundreds, counted from 1, but for a cohort's last", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        const batches = await cut(enrolled(some));
        for (const [cohort, size] of some.entries()) {
          const own = batches.filter((batch) => batch.cohort === `cohort-${cohort}`);
          expect(own.map(({ n }) => n)).toEqual(Array.from({ length: Math.ceil(size / 100) }, (_, index) => index + 1));
          expect(own.slice(0, -1).every(({ members }) => members.length === 100)).toBe(true);
          expect(own.at(-1)?.members).toHaveLength(size % 100 || 100);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are the same however the stream is cut into pages, empty ones included', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.nat(150)), async (some, pageSizes) => {
        const members = enrolled(some);
        expect(await cut(members, pageSizes)).toEqual(await cut(members));
      }),
      { numRuns: 30 },
    );
  });

  it('come before the stream goes on: a full one is not held back until the end', async () => {
    let read = 0;
    async function* counted() {
      for (const member of enrolled([1000])) {
        read += 1;
        yield member;
      }
    }
    const { value } = await batchesOf(counted()).next();
    expect(value?.members).toHaveLength(100);
    expect(read).toBe(100);
  });

  it('are none where nobody is enrolled', async () => {
    expect(await cut([])).toEqual([]);
  });
});

describe('the waves of a stream of batches', () => {
  it('hold each batch once, in order, ten of a cohort at most, and the same ten whatever is missing', async () => {
    const some = fc.array(fc.record({ cohort: fc.constantFrom('a', 'b', 'c'), n: fc.integer({ min: 1, max: 35 }) }));
    const inOrder = some.map((all) =>
      [...new Map(all.map((one) => [`${one.cohort}:${String(one.n).padStart(2, '0')}`, one]))]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, one]) => one),
    );
    await fc.assert(
      fc.asyncProperty(inOrder, async (batches) => {
        async function* stream() {
          for (const batch of batches) yield { batch: { ...batch, members: [] } };
        }
        const chunks: { cohort: string; n: number }[][] = [];
        for await (const chunk of chunksOf(stream()))
          chunks.push(chunk.map(({ batch: { cohort, n } }) => ({ cohort, n })));
        expect(chunks.flat()).toEqual(batches);
        const names = chunks.map((chunk) => new Set(chunk.map(({ cohort, n }) => `${cohort} ${chunkOf(n)}`)));
        expect(names.every((name) => name.size === 1)).toBe(true);
        expect(new Set(names.flatMap((name) => [...name])).size).toBe(chunks.length);
      }),
    );
    expect([1, 10, 11, 20, 21].map(chunkOf)).toEqual([1, 1, 2, 2, 3]);
  });
});
