/**
 * `npm run bench`: this course's Worker beside a tutorial's and beside the least that can be done, on this machine, in
 * one run; and how its ticks grow with the course. Ends with the tables, and keeps them as RESULTS.md and growth.svg.
 * `npm run bench -- --quick`: the same in less than two minutes, small; keeps nothing unless told where.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bundle, bundle, measuredSource } from './bundle.ts';
import { GROWTH_STEPS, type Grown, measureGrowth } from './growth.ts';
import { type Machine, startMachine } from './machine.ts';
import { resultsPage } from './page.ts';
import { picture } from './picture.ts';
import { progressBar, type Step } from './progress.ts';
import type { Measured } from './results.ts';
import { type Effort, measureSending, SENDING_STEPS } from './side-by-side.ts';
import { measureSignups } from './signups.ts';
import { measureStartUp } from './start-up.ts';
import { OTHERS, OURS, type Variant } from './variants.ts';

interface Plan extends Effort {
  starts: number;
  signups: number;
  /** Readers of the courses that are compared, smallest first. */
  sizes: readonly number[];
}

const FULL: Plan = {
  warmTicks: 7,
  lessons: 5_000,
  slowLessons: 200,
  starts: 9,
  signups: 2_000,
  sizes: [1_000, 10_000, 100_000, 1_000_000],
};

const QUICK: Plan = { warmTicks: 1, lessons: 1_000, slowLessons: 20, starts: 3, signups: 100, sizes: [1_000, 10_000] };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Readers, with commas between: `--sizes 1000,50000`. */
    sizes: { type: 'string' },
    /** How long an operation of KV takes (ms): next to nothing here, tens of them there. */
    'kv-ms': { type: 'string', default: '0' },
    /** The folder for RESULTS.md and growth.svg. */
    out: { type: 'string' },
  },
});

const chosen = values.quick ? QUICK : FULL;
const sizes = values.sizes?.split(',').map(Number) ?? chosen.sizes;
if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000)) {
  throw new Error('--sizes takes whole numbers of readers, 1000 or more, with commas between: --sizes 1000,50000');
}
const kvMs = Number(values['kv-ms']);
if (!(kvMs >= 0)) throw new Error('--kv-ms takes a number of milliseconds: --kv-ms 20');
const out = values.out ?? (values.quick ? null : 'bench');

/** Measures one Worker in every way but growth. */
async function measure(variant: Variant, bundled: Bundle, plan: Plan, machine: Machine, step: Step): Promise<Measured> {
  const { name, hasForm } = variant;
  const startUpMs = await step(`${name}: start-up`, () => measureStartUp(bundled, plan.starts, machine));
  const sending = await measureSending({ variant, bundle: bundled }, plan, machine, step);
  const signups = await step(`${name}: signups`, async () =>
    hasForm ? measureSignups(plan.signups, bundled, machine) : null,
  );
  return { variant, gzipKb: bundled.gzipKb, startUpMs, ...sending, signups };
}

async function bench(plan: Plan, scratch: string): Promise<{ all: Measured[]; grown: Grown[] }> {
  const step = progressBar((1 + OTHERS.length) * (3 + SENDING_STEPS) + plan.sizes.length * GROWTH_STEPS);
  const machine = await startMachine(await measuredSource(), scratch, kvMs);
  try {
    const all: Measured[] = [];
    const grown: Grown[] = [];
    const ours = await step(`${OURS.name}: bundle`, () => bundle(OURS.entry, scratch));
    all.push(await measure(OURS, ours, plan, machine, step));
    for (const variant of OTHERS) {
      const bundled = await step(`${variant.name}: bundle`, () => bundle(variant.entry, scratch));
      all.push(await measure(variant, bundled, plan, machine, step));
    }
    for (const readers of plan.sizes) grown.push(await measureGrowth(readers, ours, machine, step));
    return { all, grown };
  } finally {
    await machine.stop();
  }
}

const scratch = await mkdtemp(join(tmpdir(), 'daystep-bench-'));
try {
  const { all, grown } = await bench({ ...chosen, sizes }, scratch);
  const page = resultsPage({ all, grown, kvMs }, new Date());
  console.log(`\n${page}`);
  if (out !== null) {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'RESULTS.md'), page);
    await writeFile(join(out, 'growth.svg'), picture(grown));
    console.log(`Kept as ${join(out, 'RESULTS.md')} and ${join(out, 'growth.svg')}.`);
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
