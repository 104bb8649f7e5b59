import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachConcurrent } from '../../src/domain/streams.ts';

/** Numbers from 0 on, and how many of them have been asked for. */
function numbers(count: number) {
  const state = { asked: 0 };
  async function* stream(): AsyncGenerator<number> {
    for (let number = 0; number < count; number += 1) {
      state.asked += 1;
      yield number;
    }
  }
  return { state, stream: stream() };
}

/** Lets so many turns of the queue pass. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

describe('work for each item', () => {
  it('is done for all, begun in order, and never more at once than there is room for', async () => {
    const lengths = fc.array(fc.nat(12), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 6 }), async (long, room) => {
        const begun: number[] = [];
        const done: number[] = [];
        let most = 0;
        await forEachConcurrent(
          numbers(long.length).stream,
          () => room,
          async (number) => {
            begun.push(number);
            most = Math.max(most, begun.length - done.length);
            await turns(long[number] ?? 0);
            done.push(number);
          },
        );
        expect(begun).toEqual(long.map((_, index) => index));
        expect(done.toSorted((one, other) => one - other)).toEqual(begun);
        expect(most).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('asks for no further item while there is no room', async () => {
    const { state, stream } = numbers(10);
    let finish = () => {};
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const all = forEachConcurrent(
      stream,
      () => 1,
      (number) => (number === 0 ? first : Promise.resolve()),
    );
    await turns(50);
    expect(state.asked).toBe(1);
    finish();
    await all;
    expect(state.asked).toBe(10);
  });

  it('that fails ends it once all that was begun is over, and begins nothing more', async () => {
    const done: number[] = [];
    const work = async (number: number) => {
      await turns(number === 1 ? 2 : 20);
      if (number === 1) throw new Error('The second one fails.');
      done.push(number);
    };
    await expect(forEachConcurrent(numbers(50).stream, () => 3, work)).rejects.toThrow('The second one fails.');
    expect(done).toContain(0);
    expect(done.length).toBeLessThan(5);
  });
});
