/**
 * Stands before the Worker that is measured, whose bundle stays as it is. `/bench/tick` runs its cron handler, which
 * workerd by itself lets nobody do; `/bench/ready` wakes nothing of it.
 */
import worker from './bundle.js';

/** As production would have it, were there only one visitor who may sign up as often as they like. */
const noLimit = { limit: async () => ({ success: true }) };

export default {
  async fetch(request: Request, env: Record<string, unknown>, context: ExecutionContext): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/bench/ready') return new Response('ready');
    // Vars in the address stand in for those of the configuration, for this tick.
    const { time, ...vars } = Object.fromEntries(searchParams);
    const given = { ...env, SIGNUP_RATE_LIMIT: noLimit, ADMIN_RATE_LIMIT: noLimit };
    if (pathname !== '/bench/tick') return worker.fetch(request, given, context);
    await worker.scheduled({ scheduledTime: Number(time) }, { ...given, ...vars }, context);
    return new Response('done');
  },
};
