/** The Worker for a course: `fetch` answers readers, `scheduled` sends the lessons. */
import { createApp } from './app.ts';
import type { Course } from './course/course.ts';
import { scheduled } from './delivery/scheduled.ts';
import type { Time } from './domain/time.ts';
import type { Env } from './env.ts';

/** Both handlers; a test or a simulation hands in a course and a time of its own. */
export function createWorker({ course, time }: { course: Course; time: Time }) {
  const app = createApp({ course, time });
  return {
    fetch: app.fetch,
    scheduled: (controller: Pick<ScheduledController, 'scheduledTime'>, env: Env) =>
      scheduled(controller, env, { course, time }),
  } satisfies ExportedHandler<Env>;
}
