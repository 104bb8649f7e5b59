/** Lets fast-check look for a story that breaks a promise, and shrink it to the shortest. */
import fc from 'fast-check';
import { type Played, play } from './play.ts';
import type { CreateWorker } from './stage.ts';
import { stories } from './story.ts';
import { tell } from './tell.ts';

export interface Search {
  runs: number;
  seed: number;
  /** fast-check's path to one story, to live through that one again. */
  path?: string | undefined;
  /** Whether a failure is shrunk to the shortest story; as long as this (ms). */
  shrinkFor: number;
}

interface Failure {
  seed: number;
  path: string;
  /** The shortest story that breaks a promise, in words. */
  text: string;
  promise: string;
  /** The how-manieth run it was, counted from 1. */
  run: number;
}

export interface Found {
  runs: number;
  counts: Record<string, number>;
  failure: Failure | null;
}

/** Plays so many stories, and stops at the first that breaks a promise. `onRun` is called after each. */
export async function search(options: Search, createWorker: CreateWorker, onRun: () => void): Promise<Found> {
  const { seed, path, shrinkFor } = options;
  const counts: Record<string, number> = {};
  let runs = 0;
  let failedAt: number | null = null;
  const property = fc.asyncProperty(stories, async (story) => {
    // What takes too long to shrink stays as it is.
    if (failedAt !== null && performance.now() - failedAt > shrinkFor) return;
    const played = await play(story, createWorker);
    if (failedAt === null) {
      runs += 1;
      add(counts, played.counts);
      onRun();
    }
    if (played.violations.length === 0) return;
    failedAt ??= performance.now();
    const [violation] = played.violations;
    throw new Error(violation?.promise);
  });
  const details = await fc.check(property, { seed, numRuns: options.runs, ...(path === undefined ? {} : { path }) });
  if (!details.failed || details.counterexample === null) return { runs, counts, failure: null };
  const [story] = details.counterexample;
  const played = await play(story, createWorker);
  const [violation] = played.violations;
  const text = violation
    ? tell(story, played, violation)
    : 'The story broke a promise, but not when it was told again.';
  const found = {
    seed,
    path: details.counterexamplePath ?? '',
    text,
    promise: violation?.promise ?? 'unknown',
    run: runs,
  };
  return { runs, counts, failure: found };
}

function add(sums: Record<string, number>, counts: Played['counts']): void {
  for (const [what, times] of counts) sums[what] = (sums[what] ?? 0) + times;
}
