/** A Worker that dies: its door to KV lets so many operations through, and then nothing ever answers it again. */

import { parseConfig } from '../../src/config.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import { requestServices, tickServices } from '../../src/services.ts';
import { wrap } from '../stand-ins/kv/wrap.ts';
import type { TestCourse } from '../support/harness.ts';
import { type TestServices, withKv } from '../support/store.ts';

/** When it dies: before the operation (counted from 0) is done, or after, without hearing of it. */
export interface Death {
  operation: number;
  isDone: boolean;
}

/** Waits take no time. */
const time = {
  now: () => Date.now(),
  sleep: () => Promise.resolve(),
  timeout: (ms: number) => AbortSignal.timeout(ms),
};

/** What a request of the course touches. */
export async function requestServicesOf({ env }: TestCourse): Promise<TestServices> {
  return withKv(await requestServices(env, shipped, configOf(env), time), env.KV);
}

/** What a tick of the course touches. */
export async function tickServicesOf({ env }: TestCourse): Promise<TestServices> {
  return withKv(await tickServices(env, shipped, configOf(env), time), env.KV);
}

/** Does a Worker's work until it dies. True if it came to its end before that. */
export async function doUntilDeath(
  services: TestServices,
  death: Death,
  work: (services: TestServices) => Promise<unknown>,
) {
  const { promise: died, resolve: die } = Promise.withResolvers<false>();
  const never = new Promise<never>(() => undefined);
  let done = 0;
  const kv = wrap(services.kv, async (_, proceed) => {
    const operation = done;
    done += 1;
    if (operation < death.operation) return proceed();
    if (operation === death.operation && death.isDone) await proceed();
    die(false);
    return never;
  });
  return Promise.race([work(withKv(services, kv)).then(() => true), died]);
}

/** Every death there is, one after the other, until the work is over first; `live` says whether it came to its end. */
export async function eachDeath(live: (death: Death, count: number) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (const isDone of [false, true]) {
    for (let operation = 0; !(await live({ operation, isDone }, count)); operation += 1) count += 1;
    count += 1;
  }
  return count;
}

function configOf(env: TestCourse['env']) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
}
