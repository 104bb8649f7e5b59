/** The simulation can fail: it catches each rule of the code that is broken on purpose. */
import { expect, test } from 'vitest';
import { bundleWorker } from './bundle.ts';
import { PLANTED } from './planted.ts';
import { searchIn } from './threads.ts';

const RUNS = 500;
/** Of most faults; a fault may name another, in which it shows sooner. */
const SEED = 7;

test.for(PLANTED)('it is caught when $name', { timeout: 300_000 }, async (planted) => {
  const code = await bundleWorker({ planted, isMiniature: planted.isMiniature ?? false });
  const { failure } = await searchIn(code, { runs: RUNS, seed: planted.seed ?? SEED, shrinkFor: 0 });
  expect(planted.breaks).toContain(failure?.promise);
  console.log(`${planted.name}: in story ${failure?.run}: ${failure?.text.split('\n')[0]}`);
});

test('a planted fault that does not fit the source is no fault', async () => {
  const change = { file: 'src/delivery/run-tick.ts', from: 'a text that stands nowhere', to: '' };
  await expect(bundleWorker({ planted: { name: 'nothing', breaks: [], changes: [change] } })).rejects.toThrow(
    '0 times',
  );
});
