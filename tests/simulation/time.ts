/** The Worker's clock in the story's time. */
import type { Time } from '../../src/domain/time.ts';
import { invocation } from './invocation.ts';
import type { World } from './world.ts';

/** Waits are steps of whoever waits, and cost no subrequest. */
export function timeOf(world: World): Time {
  return {
    now: () => world.now,
    sleep: (ms) => invocation().step('wait', () => undefined, { latency: ms, isFree: true }),
    timeout(ms) {
      const controller = new AbortController();
      world.after(ms, () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')));
      return controller.signal;
    },
  };
}
