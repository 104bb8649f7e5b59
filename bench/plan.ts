/** How much `npm run bench` measures: what its options ask for. */
import { parseArgs } from 'node:util';
import { UsageError } from '../src/cli/command/run.ts';
import type { Effort } from './side-by-side.ts';

export interface Plan extends Effort {
  /** Starts of each Worker, of which the median counts. */
  starts: number;
  signups: number;
  /** Readers of the courses that are compared, smallest first. */
  sizes: readonly number[];
  /** How long an operation of KV takes (ms), besides what it takes here. */
  kvMs: number;
  /** The folder for RESULTS.md and growth.svg; null: they are not kept. */
  out: string | null;
}

const FULL = {
  warmTicks: 7,
  lessons: 5_000,
  slowLessons: 200,
  starts: 9,
  signups: 2_000,
  sizes: [1_000, 10_000, 100_000, 1_000_000],
};

const QUICK: typeof FULL = {
  warmTicks: 1,
  lessons: 1_000,
  slowLessons: 20,
  starts: 3,
  signups: 100,
  sizes: [1_000, 10_000],
};

const SMALLEST = 1_000;

/** Reads the options: `--quick`, `--sizes 1000,50000`, `--kv-ms 20`, `--out folder`. */
export function readPlan(args: string[]): Plan {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      'kv-ms': { type: 'string', default: '0' },
      out: { type: 'string' },
    },
  });
  const plan = values.quick ? QUICK : FULL;
  const sizes = values.sizes?.split(',').map(Number) ?? plan.sizes;
  if (!sizes.every((size) => Number.isInteger(size) && size >= SMALLEST)) {
    throw new UsageError(`--sizes takes numbers of readers, ${SMALLEST} or more, with commas between: 1000,50000`);
  }
  const kvMs = Number(values['kv-ms']);
  if (!(kvMs >= 0)) throw new UsageError('--kv-ms takes a number of milliseconds, such as 20.');
  const out = values.out ?? (values.quick ? null : 'bench');
  return { ...plan, sizes: sizes.toSorted((one, other) => one - other), kvMs, out };
}
