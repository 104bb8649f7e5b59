/** The clock of the local course, as src/local/ keeps it. */
import { type InferOutput, nullable, number, object, parse } from 'valibot';
import { UsageError } from '../command/run.ts';
import type { Local } from './addresses.ts';

/** All instants in ms; null where there is none. */
const ClockSchema = object({
  now: number(),
  /** How far the clock has travelled since it began (ms). */
  travelled: number(),
  lastTickAt: nullable(number()),
  /** When a tick has a lesson for anybody: from now on, or overdue. */
  nextLessonAt: nullable(number()),
});

export type LocalClock = InferOutput<typeof ClockSchema>;

/** Throws a `UsageError` where no course runs. */
export async function localClock({ courseUrl, coursePort }: Local): Promise<LocalClock> {
  const response = await fetch(`${courseUrl}/local/clock`).catch(() => {
    throw new UsageError(`No course answers on port ${coursePort}. Start it in another terminal: npm start`);
  });
  return parse(ClockSchema, await response.json());
}

/** This machine's time zone, by its IANA name. */
export const localTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The instant at which a clock begins that has none yet, as the variable DAYSTEP_NOW says it, ISO 8601; empty: the wall
 * clock's. Throws a `UsageError` where it is no instant.
 */
export function givenNow(): string {
  const given = process.env['DAYSTEP_NOW'] ?? '';
  if (given === '' || !Number.isNaN(Date.parse(given))) return given;
  throw new UsageError(`DAYSTEP_NOW must be an instant, such as 2028-02-29T10:00Z, not "${given}".`);
}
