/** A course whose process is killed in the middle of its work and started again over the same state. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ORDINARY } from '../clock/instants.ts';
import type { Listening } from '../stand-ins/loopback.ts';
import { type ResendAccount, resendAccount } from '../stand-ins/resend/client.ts';
import { startResend } from '../stand-ins/resend/server.ts';
import type { Call } from '../stand-ins/resend/wire.ts';
import { copyWorker, startWorker, type WorkerProcess } from './worker-process.ts';

/** When to kill: so many ms after the work has made so many calls to Resend. */
export interface Moment {
  calls: number;
  ms: number;
}

/** What became of work that was to be killed. */
export type Fate =
  /** It was done before its moment came; nobody was killed. */
  | { kind: 'spared' }
  /**
   * Killed; `inFlight` unless its answer was out already. `accepted`: the keys under which Resend took what it sent;
   * `calls`: how many calls Resend had had by then, from the beginning.
   */
  | { kind: 'killed'; inFlight: boolean; accepted: string[]; calls: number };

export class KilledCourse {
  readonly folder: string;
  readonly account: ResendAccount;
  readonly #resend: Listening;
  #worker: WorkerProcess | null = null;

  private constructor(folder: string, resend: Listening) {
    this.folder = folder;
    this.#resend = resend;
    this.account = resendAccount(resend.url);
  }

  /** A course that has not been started yet, in a folder of its own. */
  static async prepare(): Promise<KilledCourse> {
    const folder = await mkdtemp(join(tmpdir(), 'daystep-'));
    const course = new KilledCourse(folder, await startResend());
    await copyWorker(folder).catch(async (error: unknown) => {
      await course.stop();
      throw error;
    });
    return course;
  }

  /** Starts the Worker over what is in the folder, whose clock begins at `ORDINARY`. */
  async start(): Promise<void> {
    this.#worker = await startWorker(this.folder, {
      DAYSTEP_NOW: ORDINARY,
      PUBLIC_URL: 'https://course.example',
      FROM: 'Daystep <course@daystep.test>',
      POSTAL_ADDRESS: '1 Example Street, 12345 Sampletown',
      RESEND_BASE_URL: this.#resend.url,
      RESEND_RPS: '0',
      RESEND_DAILY_QUOTA: '0',
      RESEND_API_KEY: this.account.apiKey,
      SIGNING_SECRET: 'for-this-test-alone-0123456789abcdef',
    });
  }

  /** Ends all that runs, and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.#worker?.kill();
    await this.#resend.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Posts a form as a browser does; throws where that is not taken. */
  post(path: string, fields: Record<string, string>): Promise<void> {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  }

  /** Fires the cron trigger for an instant (ms); throws where the tick fails. */
  tick(at: number): Promise<void> {
    return this.#fetch(`/cdn-cgi/local/scheduled?time=${at}&format=json`);
  }

  /** Kills the Worker while it works, unless it is faster, and starts it again over what it left. */
  async killDuring(work: () => Promise<void>, moment: Moment): Promise<Fate> {
    const before = (await this.account.calls()).length;
    const working = work();
    const over = new AbortController();
    const answered = working
      .then(
        () => true,
        () => false,
      )
      .finally(() => over.abort());
    await this.#wait(before, moment, over.signal);
    if (over.signal.aborted) {
      await working;
      return { kind: 'spared' };
    }
    await this.#worker?.kill();
    const inFlight = !(await answered);
    await this.start();
    // What the killed process had asked for and Resend held back is through by now.
    const calls = await this.account.calls();
    return { kind: 'killed', inFlight, accepted: acceptedIn(calls.slice(before)), calls: calls.length };
  }

  async #wait(before: number, { calls, ms }: Moment, over: AbortSignal): Promise<void> {
    while (!over.aborted && (await this.account.calls()).length < before + calls) await sleep(5);
    await sleep(ms, undefined, { signal: over }).catch(() => undefined);
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<void> {
    if (!this.#worker) throw new Error('The course is not running.');
    const response = await fetch(this.#worker.url + path, init);
    const words = await response.text();
    if (response.status >= 400) throw new Error(`${path} was answered with ${response.status}: ${words}`);
  }
}

/** The keys of the calls that put mails into the mailbox; empty where a call had none. */
function acceptedIn(calls: readonly Call[]): string[] {
  return calls.filter(({ accepted }) => accepted > 0).map(({ idempotencyKey }) => idempotencyKey ?? '');
}
