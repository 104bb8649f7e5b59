import { incidentText } from '../../delivery/incident-text.ts';
import { minuteOf } from '../../domain/time.ts';
import type { Clock } from '../../storage/clock.ts';
import { formatTimeAgo } from '../format.ts';

interface ErrorsProps {
  clock: Clock;
  /** Messages that the page shows already. */
  shown: readonly string[];
  /** The instant (ms) of the request. */
  now: number;
}

/** Recent incidents of the ticks, and the error of the last tick, unless the page shows them already. */
export function Errors({ clock: { incidents, lastTick }, shown, now }: ErrorsProps) {
  const { error = null, errorAt = null } = lastTick ?? {};
  const others = incidents.filter((incident) => !isShown(incidentText(incident), shown));
  const messages = [...shown, ...others.map(incidentText)];
  const last = error === null || isShown(error, messages) ? null : error;
  const isNothingNew = others.length === 0 && last === null;
  return (
    <>
      <h2>Last errors</h2>
      <ul>
        {isNothingNew ? (
          <li>{incidents.length === 0 ? 'None in the last day.' : 'None besides those above.'}</li>
        ) : null}
        {others.map((incident) => (
          <li key={incident.kind}>
            {incidentText(incident)}{' '}
            <span class="hint">
              {`First seen ${minuteOf(incident.since)}, last seen ${formatTimeAgo(incident.seen, now)}${incident.cleared ? '; it seems to be resolved' : ''}.`}
            </span>
          </li>
        ))}
        {last === null ? null : (
          <li>
            {last}{' '}
            <span class="hint">
              {errorAt === null ? 'In a tick' : `In the tick of ${minuteOf(errorAt)}`}; the next tick tries again.
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

const isShown = (messages: string, shown: readonly string[]) => shown.some((sentence) => sentence.includes(messages));
