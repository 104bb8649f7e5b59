/** Instants as other services write them. */

/** A day, perhaps a time, perhaps a zone: what is not written so may mean two different days. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** The instant (ms) that a cell tells, taken for UTC where it names no zone; undefined where it tells none, or one after `now` (ms). */
export function instantIn(cell: string, now = Number.POSITIVE_INFINITY): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = INSTANT.exec(cell) ?? [];
  if (day === undefined) return undefined;
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) || instant > now ? undefined : instant;
}
