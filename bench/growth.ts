/** How a tick of ours grows with the course: nothing due, and a tenth of all readers due in one slot. */
import { DAY_MS } from '../src/domain/time.ts';
import type { Bundle } from './bundle.ts';
import { CALL_MS, type Machine } from './machine.ts';
import type { Step } from './progress.ts';
import { type Sent, sendAt, together } from './sent.ts';
import { FULL_BATCH } from './side-by-side.ts';
import { dueOf, EMPTY_SLOT, FIRST_TICK, spread } from './variants.ts';
import type { Workerd } from './workerd.ts';

export interface Grown {
  readers: number;
  /** Of them, due in one slot. */
  due: number;
  /** A tick in a quarter hour in which nobody gets a lesson. */
  idle: Sent;
  /** One in which all are due. */
  all: Sent;
  /** The same slot once more, right after: its readers are looked through, and nothing is due. */
  again: Sent;
  /** A day later, cut short after some calls, and the tick that goes on; null where one call is all. */
  resumed: { cut: Sent; rest: Sent } | null;
}

/** V8 may hold so much (MB), a quarter of what Cloudflare gives a Worker: a tick that needed more would die. */
export const HEAP_MB = 32;

/** A tick is cut short after this share of the calls that it needs. */
const CUT_AFTER = 0.6;

/** Measures a course of so many readers, with an unlimited Resend. */
export async function measureGrowth(readers: number, bundle: Bundle, machine: Machine, step: Step): Promise<Grown> {
  const due = dueOf(readers);
  const name = `${readers.toLocaleString('en')} readers`;
  await step(`${name}: enrolling`, () => machine.kv.fill(spread(readers)));
  await machine.resend.limit({ perSecond: 0, latencyMs: CALL_MS });
  const measure = async (worker: Workerd): Promise<Grown> => {
    const at = (time: number, vars = {}) => sendAt(time, worker, machine, vars);
    // The first tick of a process reads its code: that is no matter of size.
    await at(EMPTY_SLOT);
    const idle = await step(`${name}: nothing due`, () => at(EMPTY_SLOT));
    const all = await step(`${name}: ${due.toLocaleString('en')} due`, () => at(FIRST_TICK));
    const again = await step(`${name}: looked through`, () => at(FIRST_TICK));
    const calls = Math.floor((due / FULL_BATCH) * CUT_AFTER);
    const resumed = await step(`${name}: cut short, and going on`, async () => {
      if (calls === 0) return null;
      const cut = await at(FIRST_TICK + DAY_MS, { RESEND_CALLS_PER_TICK: String(calls) });
      return { cut, rest: await at(FIRST_TICK + DAY_MS) };
    });
    return { readers, due, idle, all, again, resumed };
  };
  return machine.withWorker(bundle, measure, HEAP_MB);
}

/** Steps of each size. */
export const GROWTH_STEPS = 5;

/** Whether every lesson left, and none twice: in one tick, and in one that was cut short and the one after it. */
export function isWhole({ due, all, resumed }: Grown): boolean {
  const wasCut = resumed === null || resumed.cut.resend.mails < due;
  const days = [all, ...(resumed ? [together([resumed.cut, resumed.rest])] : [])];
  return wasCut && days.every(({ resend: { mails, repeated } }) => mails === due && repeated === 0);
}
