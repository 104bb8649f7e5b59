/**
 * `npm run simulate -- --runs 10000 [--seed 1] [--path 12:3] [--miniature]`: so many made-up lives of the whole application, with
 * faults at every step, on two cores. Ends with a table, and with 1 where a promise was broken.
 */
import { parseArgs } from 'node:util';
import { bundleWorker } from './bundle.ts';
import type { Found } from './check.ts';
import { searchIn } from './threads.ts';

const THREADS = 2;
const SHRINK_FOR_MS = 300_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    miniature: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('--runs and --seed want whole numbers.');
  process.exit(2);
}
const code = await bundleWorker({ isMiniature: values.miniature });
const started = performance.now();
const done = new Map<number, number>();
const threads = values.path === undefined ? THREADS : 1;
const found = await Promise.all(
  Array.from({ length: threads }, (_, thread) =>
    searchIn(
      code,
      // A thread's seed is what repeats its stories: the second one searches elsewhere.
      { runs: Math.ceil(runs / threads), seed: seed + thread, path: values.path, shrinkFor: SHRINK_FOR_MS },
      (count) => showProgress(thread, count),
    ),
  ),
);
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
showTable(found);
const failures = found.flatMap(({ failure }) => failure ?? []);
for (const failure of failures) {
  console.log(
    `\n${failure.text}\n\nThe same again: npm run simulate -- --seed ${failure.seed} --path ${failure.path}${values.miniature ? ' --miniature' : ''}`,
  );
}
process.exit(failures.length > 0 ? 1 : 0);

function showProgress(thread: number, count: number): void {
  done.set(thread, count);
  if (!process.stderr.isTTY) return;
  const sum = [...done.values()].reduce((all, one) => all + one, 0);
  const filled = Math.round((30 * sum) / runs);
  const left = Math.round((((performance.now() - started) / sum) * (runs - sum)) / 1_000);
  process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${sum} of ${runs}, ${left} s left `);
}

function showTable(all: readonly Found[]): void {
  const sums = new Map<string, number>([['stories', 0]]);
  for (const { runs: lived, counts } of all) {
    sums.set('stories', (sums.get('stories') ?? 0) + lived);
    for (const [what, times] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + times);
  }
  const first = ['stories', 'days', 'lessons', 'ticks', 'requests'];
  const others = [...sums.keys()].filter((what) => !first.includes(what)).sort();
  const violations = all.filter(({ failure }) => failure !== null).length;
  const rows = [
    ...[...first, ...others].map((what) => [what, sums.get(what) ?? 0] as const),
    ['violations', violations] as const,
  ];
  console.log(
    `Seed ${seed}${values.miniature ? ', in miniature' : ''}, ${((performance.now() - started) / 1_000).toFixed(0)} s`,
  );
  for (const [what, times] of rows) console.log(`${times.toLocaleString('en').padStart(12)}  ${what}`);
}
