/** The cron trigger's handler: one tick, one log line. */
import { parseConfig } from '../config.ts';
import type { Course } from '../course/course.ts';
import type { Time } from '../domain/time.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';
import { tickServices } from '../services.ts';
import { runTick } from './run-tick.ts';

/** Runs the tick of `scheduledTime` (ms). Throws if the configuration is invalid or the tick fails, so that it shows in the dashboard. */
export async function scheduled(
  { scheduledTime }: Pick<ScheduledController, 'scheduledTime'>,
  env: Env,
  { course, time }: { course: Course; time: Time },
): Promise<void> {
  const parsed = parseConfig(env);
  if (!parsed.ok) {
    log({ kind: 'configuration', problems: parsed.problems });
    throw new Error(`No lesson is sent until this is fixed: ${parsed.problems.join(' ')}`);
  }
  const services = await tickServices(env, course, parsed.config, time);
  const report = await runTick(scheduledTime, services).catch((error: unknown) => {
    log({ kind: 'tick-failed', tick: new Date(scheduledTime).toISOString(), error: String(error) });
    throw error;
  });
  log({ kind: 'tick', ...report });
}
