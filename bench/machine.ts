/** All that runs while the bench does: both stand-ins, and one Worker at a time. */
import { lessonPath } from '../src/course/mail-paths.ts';
import type { Bundle } from './bundle.ts';
import { SECOND } from './lessons.ts';
import { type Kv, type Resend, startKv, startResend } from './stand-ins.ts';
import { startWorkerd, type Workerd } from './workerd.ts';

export interface Machine {
  kv: Kv;
  resend: Resend;
  /** Starts a Worker, hands it over, and stops it whatever happens; with a heap of so many MB, if that is said. */
  withWorker<Result>(bundle: Bundle, use: (worker: Workerd) => Promise<Result>, heapMb?: number): Promise<Result>;
  stop(): Promise<void>;
}

/** Resend's limit for a team today, and how long one of its calls takes (ms). */
export const RESEND_RPS = 5;
export const CALL_MS = 120;

/** Opens the operator's area. */
export const ADMIN_PASSWORD = 'for-the-bench-only';

const RESEND_API_KEY = 're_bench';

/** What the Workers are configured with: nothing that would keep a tick from sending all that is due. */
const VARS = {
  PUBLIC_URL: 'https://course.example',
  FROM: 'Daystep <course@daystep.example>',
  POSTAL_ADDRESS: '1 Example Street, Sampletown',
  RESEND_RPS: '0',
  RESEND_RPS_RESERVE: '0',
  RESEND_CALLS_PER_TICK: '100000',
  RESEND_DAILY_QUOTA: '0',
  RESEND_RESERVE: '0',
  RESEND_API_KEY,
  SIGNING_SECRET: 'for-the-bench-only-0123456789abcdef',
  ADMIN_PASSWORD,
  READERS: '0',
  LESSON: lessonPath(SECOND),
};

/** Starts the stand-ins. `measured` is the module that stands before every Worker; KV takes `kvMs` for an operation. */
export async function startMachine(measured: string, scratch: string, kvMs = 0): Promise<Machine> {
  const kv = await startKv(kvMs);
  const resend = await startResend(RESEND_API_KEY);
  return {
    kv,
    resend,
    async withWorker(bundle, use, heapMb) {
      const vars = { ...VARS, RESEND_BASE_URL: `http://${resend.address}` };
      const modules = new Map([...bundle.modules, ['worker.js', measured]]);
      const worker = await startWorkerd({ modules, vars, kv: kv.address, heapMb, scratch });
      try {
        return await use(worker);
      } finally {
        await worker.stop();
      }
    },
    async stop() {
      await Promise.all([kv.stop(), resend.stop()]);
    },
  };
}
