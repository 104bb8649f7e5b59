/**
 * `npm run bench`: this course's Worker beside a tutorial's and beside the least that can be done, on this machine, in
 * one run; and how its ticks grow with the course. Ends with the tables, and keeps them as RESULTS.md and growth.svg.
 * `npm run bench -- --quick`: the same in less than two minutes, small; keeps nothing unless told where (`--out`).
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../src/cli/command/run.ts';
import { type Bundle, builtBundle, bundle, measuredSource } from './bundle.ts';
import { GROWTH_STEPS, type Grown, measureGrowth } from './growth.ts';
import { type Machine, startMachine } from './machine.ts';
import { resultsPage } from './page.ts';
import { picture } from './picture.ts';
import { type Plan, readPlan } from './plan.ts';
import { progressBar, type Step } from './progress.ts';
import type { Measured } from './results.ts';
import { measureSending, SENDING_STEPS } from './side-by-side.ts';
import { measureSignups } from './signups.ts';
import { measureStartUp } from './start-up.ts';
import { OTHERS, OURS, type Variant } from './variants.ts';

/** Measures one Worker in every way but growth. */
async function measure(
  [variant, bundled]: [Variant, Bundle],
  plan: Plan,
  machine: Machine,
  step: Step,
): Promise<Measured> {
  const { name, hasForm } = variant;
  const startUpMs = await step(`${name}: start-up`, () => measureStartUp(bundled, plan.starts, machine));
  const sending = await measureSending({ variant, bundle: bundled }, plan, machine, step);
  const signups = await step(`${name}: signups`, async () =>
    hasForm ? measureSignups(plan.signups, bundled, machine) : null,
  );
  return { variant, gzipKb: bundled.gzipKb, startUpMs, ...sending, signups };
}

/** Bundle, start-up and signups of each Worker, and what it sends. */
const STEPS = 3 + SENDING_STEPS;

async function measureAll(plan: Plan, scratch: string): Promise<{ all: Measured[]; grown: Grown[] }> {
  const step = progressBar((1 + OTHERS.length) * STEPS + plan.sizes.length * GROWTH_STEPS);
  const bundled = ({ name, entry }: Variant) =>
    step(`${name}: bundle`, () => (entry === null ? builtBundle() : bundle(entry, scratch)));
  const machine = await startMachine(await measuredSource(), scratch, plan.kvMs);
  try {
    const ours = await bundled(OURS);
    const all = [await measure([OURS, ours], plan, machine, step)];
    for (const variant of OTHERS) all.push(await measure([variant, await bundled(variant)], plan, machine, step));
    const grown: Grown[] = [];
    for (const readers of plan.sizes) grown.push(await measureGrowth(readers, ours, machine, step));
    return { all, grown };
  } finally {
    await machine.stop();
  }
}

async function bench(args: string[]): Promise<void> {
  const plan = readPlan(args);
  const scratch = await mkdtemp(join(tmpdir(), 'daystep-bench-'));
  try {
    const { all, grown } = await measureAll(plan, scratch);
    const page = resultsPage({ all, grown, kvMs: plan.kvMs }, new Date());
    console.log(`\n${page}`);
    if (plan.out === null) return;
    await mkdir(plan.out, { recursive: true });
    await writeFile(join(plan.out, 'RESULTS.md'), page);
    await writeFile(join(plan.out, 'growth.svg'), picture(grown));
    console.log(`Kept as ${join(plan.out, 'RESULTS.md')} and ${join(plan.out, 'growth.svg')}.`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

await runCommand(bench);
