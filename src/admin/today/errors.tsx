import { troubleInWords } from '../../delivery/incident-text.ts';
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
export function Errors({ clock: { troubles, lastTick }, told, now }: ErrorsProps) {
  const { error = null, errorAt = null } = lastTick ?? {};
  const further = troubles.filter((trouble) => !isTold(troubleInWords(trouble), told));
  const words = [...told, ...further.map(troubleInWords)];
  const last = error === null || isTold(error, words) ? null : error;
  const isAll = further.length === 0 && last === null;
  return (
    <>
      <h2>Last errors</h2>
      <ul>
        {isAll ? (
          <li>{troubles.length === 0 ? 'None in the last day.' : 'What is said above, and nothing besides.'}</li>
        ) : null}
        {further.map((trouble) => (
          <li key={trouble.kind}>
            {troubleInWords(trouble)}{' '}
            <span class="hint">
              {`Met first at ${minuteOf(trouble.since)}, last ${agoInWords(trouble.seen, now)}${trouble.cleared ? '; it seems to be over' : ''}.`}
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

const isTold = (words: string, told: readonly string[]) => told.some((sentence) => sentence.includes(words));
