/** The CPU that a Worker takes to start: what workerd takes with its bundle, less what it takes with an empty one. */
import type { Bundle } from './bundle.ts';
import type { Machine } from './machine.ts';

const EMPTY: Bundle = { modules: new Map([['bundle.js', 'export default {};']]), gzipKb: 0 };

/** The median of some starts (ms), with and without the bundle in turn. */
export async function measureStartUp(bundle: Bundle, starts: number, machine: Machine): Promise<number> {
  const withIt: number[] = [];
  const without: number[] = [];
  for (let index = 0; index < starts; index += 1) {
    without.push(await machine.withWorker(EMPTY, async ({ startCpuMs }) => startCpuMs));
    withIt.push(await machine.withWorker(bundle, async ({ startCpuMs }) => startCpuMs));
  }
  return Math.max(0, median(withIt) - median(without));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
