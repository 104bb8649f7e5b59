/** The Worker for a course: `fetch` answers requests, `scheduled` sends the lessons. */
import { type AppOptions, createApp } from './app.ts';
import { scheduled } from './delivery/scheduled.ts';
import type { Env } from './env.ts';

/** Both handlers; a test or a simulation passes a course and a time of its own. */
export function createWorker(options: AppOptions) {
  const app = createApp(options);
  return {
    async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
      if (!isAdmin(request)) return app.fetch(request, env, context);
      // A third of the Worker's code: loaded with the first request to it, so that no other start reads it.
      const { createAdminApp } = await import('./admin/app.ts');
      return createAdminApp(options).fetch(request, env, context);
    },
    scheduled: (controller: Pick<ScheduledController, 'scheduledTime'>, env: Env) =>
      scheduled(controller, env, options),
  } satisfies ExportedHandler<Env>;
}

function isAdmin({ url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname === '/admin' || pathname.startsWith('/admin/');
}
