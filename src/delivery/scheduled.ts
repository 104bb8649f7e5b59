/** The cron trigger's handler: one tick, one log line. */
import { parseConfig } from '../config.ts';
import type { Course } from '../course/course.ts';
import type { Time } from '../domain/time.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';
import { tickServices } from '../services.ts';
import { runTick } from './run-tick.ts';

/** Runs the tick of `scheduledTime` (ms). Throws where the configuration is not whole, so that the failure shows in the dashboard. */
export async function scheduled(
  { scheduledTime }: Pick<ScheduledController, 'scheduledTime'>,
  env: Env,
  { course, time }: { course: Course; time: Time },
): Promise<void> {
  const parsed = parseConfig(env);
  if (!parsed.ok) {
    log({ kind: 'configuration', problems: parsed.problems });
    throw new Error(`No lesson leaves until this is mended: ${parsed.problems.join(' ')}`);
  }
  const services = await tickServices(env, course, parsed.config, time);
  const report = await runTick(scheduledTime, services).catch((error: unknown) => {
    log({ kind: 'tick-failed', tick: new Date(scheduledTime).toISOString(), error: String(error) });
    throw error;
  });
  log({ kind: 'tick', ...report });
}
