/** Starts worker threads for stories, each with the same bundle of the Worker. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Found } from './check.ts';
import type { Story } from './story.ts';
import type { Order, Report } from './thread.ts';

/** Searches in a thread of its own. */
export function searchIn(
  code: string,
  options: Omit<Order & { kind: 'search' }, 'kind'>,
  onProgress: (runs: number) => void = () => undefined,
): Promise<Found> {
  return ask(code, { kind: 'search', ...options }, (report) => {
    if (report.kind === 'progress') onProgress(report.runs);
    return report.kind === 'found' ? report.found : null;
  });
}

/** Plays each story so many times; the traces of each. */
export function tracesOf(code: string, stories: Story[], times: number): Promise<number[][]> {
  return ask(code, { kind: 'repeat', stories, times }, (report) => (report.kind === 'traces' ? report.traces : null));
}

/** Plays one story. */
export function playIn(code: string, story: Story): Promise<Omit<Report & { kind: 'played' }, 'kind'>> {
  return ask(code, { kind: 'play', story }, (report) => (report.kind === 'played' ? report : null));
}

function ask<T>(code: string, order: Order, read: (report: Report) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.resolve('./thread.ts')), {
      workerData: { code, order },
      execArgv: [],
    });
    worker.on('message', (report: Report) => {
      const answer = read(report);
      if (answer === null) return;
      resolve(answer);
      void worker.terminate();
    });
    worker.on('error', reject);
    worker.on('exit', (status) => reject(new Error(`The simulation's thread ended with ${status}.`)));
  });
}
