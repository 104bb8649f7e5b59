/** Some hundreds of made-up lives of the whole application; `npm run simulate` lives through as many as wanted. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleWorker } from './bundle.ts';
import type { Found } from './check.ts';
import type { Deed } from './deed.ts';
import { ACTS } from './reader-story.ts';
import { stories } from './story.ts';
import { searchIn, tracesOf } from './threads.ts';

const RUNS = 300;
const RUNS_IN_MINIATURE = 120;
const SEED = 20_300_114;

/** All that may go wrong, and has to, for the runs to mean anything. */
const FAULTS = [
  'a stale read',
  'a stale list',
  'a second write within a second',
  'a failed read of KV',
  'a failed list of KV',
  'a failed write of KV',
  'a write of KV that only seemed to fail',
  'a short page of a list',
  'a call that is lost before',
  'an answer that is lost',
  'a call that hangs',
  'a 500',
  'a 500 after acceptance',
  'a 429',
  'a slow answer',
  'a call while Resend is down',
  'a refused key',
  'a refused address',
  'a poisoned call',
  'a spent quota',
  'a call beside the same call',
  'a known key with another payload',
  'a list of mails',
  'a missed tick',
  'a doubled tick',
  'a late tick',
  'a tick in an outage of cron',
  'a crash',
  'out of subrequests',
  'a deployment',
];

/** All that readers do that is done by what the Worker says, and has to be. */
const DEEDS: readonly Deed['kind'][] = [
  'join',
  'leave',
  'return',
  'pause',
  'pause until',
  'resume',
  'hour',
  'now',
  'restart',
  'undo restart',
  'name',
  'move',
  'delete',
  'restore',
];

let code = '';

beforeAll(async () => {
  code = await bundleWorker();
}, 60_000);

describe('some hundreds of stories', () => {
  let found: Found;

  beforeAll(async () => {
    found = await searchIn(code, { runs: RUNS, seed: SEED, shrinkFor: 60_000 });
    console.log(found.counts);
  }, 600_000);

  test('break no promise', () => {
    const { failure } = found;
    const again = failure ? `npm run simulate -- --seed ${failure.seed} --path ${failure.path}` : '';
    expect(failure, `${failure?.text}\n\n${again}`).toBeNull();
    expect(found.runs).toBe(RUNS);
  });

  test.each(FAULTS)('know %s', (fault) => {
    expect(found.counts[fault] ?? 0).toBeGreaterThan(0);
  });

  test.each(DEEDS)('know readers whose wish is granted: %s', (kind) => {
    expect(found.counts[`deeds: ${kind}`] ?? 0).toBeGreaterThan(0);
  });

  test.each(ACTS)('know readers who do this: %s', (kind) => {
    expect(found.counts[`acts: ${kind}`] ?? 0).toBeGreaterThan(0);
  });
});

test('stories whose few readers make several batches and waves break no promise', async () => {
  const small = await bundleWorker({ isMiniature: true });
  const { failure, runs } = await searchIn(small, { runs: RUNS_IN_MINIATURE, seed: SEED, shrinkFor: 60_000 });
  const again = failure ? `npm run simulate -- --miniature --seed ${failure.seed} --path ${failure.path}` : '';
  expect(failure, `${failure?.text}\n\n${again}`).toBeNull();
  expect(runs).toBe(RUNS_IN_MINIATURE);
}, 300_000);

test('a story is the same however often it is told', async () => {
  const some = fc.sample(stories, { numRuns: 12, seed: SEED });
  const traces = await tracesOf(code, some, 2);
  for (const [once, twice] of traces) expect(twice).toBe(once);
  expect(new Set(traces.map(([once]) => once)).size).toBe(some.length);
}, 120_000);
