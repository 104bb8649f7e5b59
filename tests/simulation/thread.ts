/** A worker thread: its clock, its chance and its network belong to the story that it plays. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { type Found, search } from './check.ts';
import { play } from './play.ts';
import type { Violation } from './promises.ts';
import type { CreateWorker } from './stage.ts';
import type { Story } from './story.ts';

/** What a thread is asked for: to search, to play stories as often as given and hand back their traces, to play one. */
export type Order =
  | { kind: 'search'; runs: number; seed: number; path?: string | undefined; shrinkFor: number }
  | { kind: 'repeat'; stories: Story[]; times: number }
  | { kind: 'play'; story: Story };

export type Report =
  | { kind: 'progress'; runs: number }
  | { kind: 'found'; found: Found }
  | { kind: 'traces'; traces: number[][] }
  | { kind: 'played'; violations: Violation[]; counts: Record<string, number> };

const isOrder = (value: unknown): value is Order =>
  v.is(v.looseObject({ kind: v.picklist(['search', 'repeat', 'play']) }), value);
const isWorker = (value: unknown): value is { createWorker: CreateWorker } =>
  v.is(v.looseObject({ createWorker: v.function() }), value);

const { code, order } = v.parse(v.object({ code: v.string(), order: v.custom<Order>(isOrder) }), workerData);
const loaded: unknown = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
if (!isWorker(loaded)) throw new Error('The bundle does not export createWorker.');
const { createWorker } = loaded;
const report = (what: Report) => parentPort?.postMessage(what);

if (order.kind === 'search') {
  let runs = 0;
  const found = await search(order, createWorker, () => {
    runs += 1;
    if (runs % 10 === 0) report({ kind: 'progress', runs });
  });
  report({ kind: 'found', found });
} else if (order.kind === 'play') {
  const { violations, counts } = await play(order.story, createWorker);
  report({ kind: 'played', violations, counts: Object.fromEntries(counts) });
} else {
  const traces: number[][] = [];
  for (const story of order.stories) {
    const ofStory: number[] = [];
    for (let time = 0; time < order.times; time += 1) ofStory.push((await play(story, createWorker)).trace);
    traces.push(ofStory);
  }
  report({ kind: 'traces', traces });
}
