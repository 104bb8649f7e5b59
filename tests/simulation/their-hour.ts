/** The hour at which lessons come is the reader's own. */
import type { Received } from './deed.ts';
import type { Evidence } from './evidence.ts';
import type { Person } from './person.ts';
import { HOUR_MS } from './stage.ts';

const MINUTE_MS = 60_000;

/** Once all is calm for a day and a half, lessons come in the quarter hour of their reader's slot, or by the next tick. */
export function isInTheirHour(person: Person, { at, isWelcome, isNow }: Received, evidence: Evidence): boolean {
  const { calmFrom, tickMs } = evidence;
  const changes = person.deeds.filter(({ kind, isVoid }) => kind === 'hour' && !isVoid);
  const calm = Math.max(calmFrom, ...changes.map((deed) => deed.doneAt ?? deed.askedAt)) + 36 * HOUR_MS;
  if (isWelcome || isNow || at < calm) return true;
  const hours = [person.hour, ...changes.map(({ hour }) => hour)];
  const zones = [person.zone, ...changes.map(({ zone }) => zone)];
  return zones.some((zone) =>
    hours.some((hour) => {
      const late = (at - person.instantOf({ day: 0, minute: 0 }, hour, zone)) % (24 * HOUR_MS);
      return (late + 24 * HOUR_MS) % (24 * HOUR_MS) <= tickMs + 16 * MINUTE_MS;
    }),
  );
}
