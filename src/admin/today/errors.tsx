import { incidentText } from '../../delivery/incident-text.ts';
import { minuteOf } from '../../domain/time.ts';
import type { Clock } from '../../storage/clock.ts';
import { agoInWords } from '../text.ts';

interface ErrorsProps {
  clock: Clock;
  /** What the page has said already. */
  told: readonly string[];
  /** The instant (ms) of the request. */
  now: number;
}

/** The trouble that the ticks have met lately, and what went wrong in the last of them, as far as it is not told yet. */
export function Errors({ clock: { incidents, lastTick }, told, now }: ErrorsProps) {
  const { error = null, errorAt = null } = lastTick ?? {};
  const further = incidents.filter((incident) => !isTold(incidentText(incident), told));
  const messages = [...told, ...further.map(incidentText)];
  const last = error === null || isTold(error, messages) ? null : error;
  const isAll = further.length === 0 && last === null;
  return (
    <>
      <h2>Last errors</h2>
      <ul>
        {isAll ? (
          <li>{incidents.length === 0 ? 'None in the last day.' : 'What is said above, and nothing besides.'}</li>
        ) : null}
        {further.map((incident) => (
          <li key={incident.kind}>
            {incidentText(incident)}{' '}
            <span class="hint">
              {`Met first at ${minuteOf(incident.since)}, last ${agoInWords(incident.seen, now)}${incident.cleared ? '; it seems to be over' : ''}.`}
            </span>
          </li>
        ))}
        {last === null ? null : (
          <li>
            {last}{' '}
            <span class="hint">
              {errorAt === null ? 'A tick' : `The tick of ${minuteOf(errorAt)}`} met this; the next one tries again.
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

const isTold = (messages: string, told: readonly string[]) => told.some((sentence) => sentence.includes(messages));
