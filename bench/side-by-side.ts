/** Measures one Worker as it sends: a batch, cold and warm; as fast as it can; at Resend's limit. */
import { DAY_MS } from '../src/domain/time.ts';
import type { Bundle } from './bundle.ts';
import { CALL_MS, type Machine, RESEND_RPS } from './machine.ts';
import type { Step } from './progress.ts';
import { type Sent, sendAt, together } from './sent.ts';
import { FIRST_TICK, type Variant } from './variants.ts';

/** How much is measured. */
export interface Effort {
  /** Ticks after the first, of 100 lessons each. */
  warmTicks: number;
  /** Lessons of a tick as fast as it can and of one at the limit, and for a Worker that needs a call for each. */
  lessons: number;
  slowLessons: number;
}

export interface Sending {
  /** The first tick after the start: one full batch. */
  cold: Sent;
  /** Ticks after it, of one full batch each. */
  warm: Sent;
  /** Larger ticks, as fast as it can. */
  free: Sent;
  /** One at Resend's limit. */
  paced: Sent;
}

export const FULL_BATCH = 100;

/** Steps of each Worker. */
export const SENDING_STEPS = 3;

/** Larger ticks that are measured, after one that is not. */
const FREE_TICKS = 2;

/** Measures one Worker. */
export async function measureSending(
  { variant, bundle }: { variant: Variant; bundle: Bundle },
  { warmTicks, lessons, slowLessons }: Effort,
  machine: Machine,
  step: Step,
): Promise<Sending> {
  const many = variant.isSlow ? slowLessons : lessons;
  const { kv, resend } = machine;
  return machine.withWorker(bundle, async (worker) => {
    const live = async (days: number, readers: number, vars: Record<string, string> = {}): Promise<Sent[]> => {
      await kv.fill(variant.seeds(readers));
      const sent: Sent[] = [];
      for (let day = 0; day < days; day += 1) {
        sent.push(await sendAt(FIRST_TICK + day * DAY_MS, worker, machine, { ...vars, READERS: String(readers) }));
      }
      return sent;
    };
    // Of these only CPU counts: nobody waits for the answers.
    await resend.limit({ perSecond: 0, latencyMs: 0 });
    const batches = await step(`${variant.name}: a batch, cold and warm`, () => live(1 + warmTicks, FULL_BATCH));
    await resend.limit({ perSecond: 0, latencyMs: CALL_MS });
    const large = await step(`${variant.name}: as fast as it can`, () => live(1 + FREE_TICKS, many));
    await resend.limit({ perSecond: RESEND_RPS, latencyMs: CALL_MS });
    const paced = await step(`${variant.name}: at ${RESEND_RPS} calls a second`, () =>
      live(1, many, { RESEND_RPS: String(RESEND_RPS) }),
    );
    return {
      cold: together(batches.slice(0, 1)),
      warm: together(batches.slice(1)),
      free: together(large.slice(1)),
      paced: together(paced),
    };
  });
}
