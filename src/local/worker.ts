/**
 * The Worker as `npm start` runs it: the same as any other, but by the local clock, which every page shows on a bar and
 * `GET /local/clock` tells the commands.
 */
import type { AppOptions } from '../app.ts';
import { createStore } from '../storage/store.ts';
import { createWorker } from '../worker.ts';
import { withBar } from './bar.ts';
import { clockAt, type LocalEnv, readClock } from './clock.ts';
import { clockInWords } from './clock-words.ts';
import { nextLessonAt } from './next-lesson.ts';

/** Both handlers, for a course. */
export function createLocalWorker(built: Omit<AppOptions, 'time'>) {
  return {
    async fetch(request: Request, env: LocalEnv, context: ExecutionContext): Promise<Response> {
      if (new URL(request.url).pathname === '/local/clock') return tellClock(env);
      const { time, travelled, env: local } = await readClock(env);
      const response = await createWorker({ ...built, time }).fetch(request, local, context);
      const words = clockInWords({ now: time.now(), travelled }, env.LOCAL_TIME_ZONE || 'UTC');
      return withBar(words, request, response);
    },

    /** A tick for an instant that has not come takes the clock there. */
    async scheduled(controller: Pick<ScheduledController, 'scheduledTime'>, env: LocalEnv): Promise<void> {
      const { time, env: local } = await clockAt(controller.scheduledTime, env);
      await createWorker({ ...built, time }).scheduled(controller, local);
    },
  } satisfies ExportedHandler<LocalEnv>;
}

/** Where the clock is, and what the ticks have done and have to do by it: all instants in ms, null where there is none. */
async function tellClock(env: LocalEnv): Promise<Response> {
  const { time, travelled, env: local } = await readClock(env);
  const now = time.now();
  const store = createStore(local.KV, { time, signingSecrets: [] });
  const { lastTick } = await store.clock.get();
  return Response.json({
    now,
    travelled,
    lastTickAt: lastTick?.at ?? null,
    nextLessonAt: await nextLessonAt(store, now),
  });
}
