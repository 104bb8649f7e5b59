/** bench/RESULTS.md: the tables, on which machine they were made, and what they hold and leave out. */
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import type { Grown } from './growth.ts';
import { growthTable, type Measured, sideBySide } from './results.ts';

/** All that was measured; an operation of KV took `kvMs` (ms) besides what it took here. */
export interface Results {
  all: readonly Measured[];
  grown: readonly Grown[];
  kvMs: number;
}

/** The whole page, as it was measured at `now`. */
export function resultsPage({ all, grown, kvMs }: Results, now: Date): string {
  const [smallest] = grown;
  if (!smallest) throw new Error('No size was measured.');
  return `# What sending costs

Made by \`npm run bench\` on ${now.toISOString().slice(0, 10)}: ${machine()}.

## Side by side

${sideBySide(all, smallest.idle)}

- **Daystep** is this Worker, with cohorts of 1,000 readers. **Tutorial** is what the documentation of Workers KV, Resend and React Email adds up to: read a reader, draw the lesson, send it, store that they had it. **Tutorial, batches** does the same for a hundred at a time, in one call. **Floor** fills a template of the same size and posts batches of 100, and nothing else.
- Each runs alone on workerd, as a deployment has it, minified and in production mode. KV and Resend are played by processes of their own, in memory, on this machine: their CPU is not counted, as Cloudflare does not count it. ${kvMs > 0 ? `An operation of KV takes ${kvMs} ms.` : 'KV answers within a millisecond or so here, and in tens of them there (`--kv-ms` plays that).'}
- CPU is that of the workerd process, from Linux's own account of its threads, start-up apart; "the Worker's own thread" leaves out those in which V8 compiles and collects garbage beside it. "Warm" are ticks after the first. Start-up is what a start takes with the bundle, less what it takes with an empty one.
- The price is that of KV on the paid plan, beyond what is included. Readers a day on the free plan: one lesson each, spread evenly over the day's 96 ticks (the tutorial's Workers tick once a day); Resend's own plan is not looked at. A tick that needs more than the plan's 10 ms of CPU may be ended by it.

## How it grows

![How a tick grows with the course](growth.svg)

${growthTable(grown)}

Enrolled readers are spread over the day, in cohorts of 1,000 at most; a tenth of all are due in one slot, and a call takes as long as above, at an unlimited Resend. "Looked through": the same slot once more, right after its lessons have left.
`;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const versions = `Node ${process.versions.node}, workerd ${version('workerd')}, wrangler ${version('wrangler')}`;
  return `${cpus().length} × ${cpu?.model ?? 'CPU'}, ${memory} GB, ${type()} ${release()}; ${versions}`;
}

function version(name: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return version;
}
