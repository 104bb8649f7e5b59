import type { Time } from '../../src/domain/time.ts';

/** A clock that stands still until someone sleeps on it. */
export interface TestClock extends Time {
  /** Lets time go by (ms) while nobody sleeps: a call under way. */
  pass(ms: number): void;
  /** Every sleep so far (ms). */
  readonly sleeps: number[];
}

export function testClock(start = Date.parse('2030-01-15T07:00:00Z')): TestClock {
  let now = start;
  const sleeps: number[] = [];
  return {
    now: () => now,
    pass(ms) {
      now += ms;
    },
    async sleep(ms) {
      sleeps.push(ms);
      now += ms;
    },
    timeout: (ms) => AbortSignal.timeout(ms),
    sleeps,
  };
}
