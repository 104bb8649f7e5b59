import type { PropsWithChildren } from 'hono/jsx';
import { Hidden } from './hidden.tsx';
import type { PreferencesReader } from './preferences.tsx';

interface ChoicesProps {
  token: string;
  reader: PreferencesReader;
  hourError?: string | undefined;
}

/** What a reader who is in the course can change. Each choice opens by itself, without script. */
export function Choices({ token, reader: { status, hour, clock }, hourError }: ChoicesProps) {
  if (status !== 'active' && status !== 'paused') return null;
  return (
    <div class="choices">
      <Choice title="Change the hour" token={token} open={hourError !== undefined}>
        <HourField hour={hour} clock={clock} message={hourError} />
        <button class="quiet" type="submit" name="action" value="hour">
          Save the hour
        </button>
      </Choice>
      {status === 'paused' ? null : (
        <Choice title="Pause the course" token={token}>
          <p>No lesson comes until you resume, whenever you like. Every email of ours links to this page.</p>
          <button class="quiet" type="submit" name="action" value="pause">
            Pause the course
          </button>
        </Choice>
      )}
      <Choice title="Leave the course" token={token}>
        <p>No more lessons will come. We keep your place, in case you would like to go on one day.</p>
        <button class="quiet" type="submit" name="action" value="leave">
          Leave the course
        </button>
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  title: string;
  token: string;
  open?: boolean;
}

function Choice({ title, token, open, children }: PropsWithChildren<ChoiceProps>) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      <form method="post" action="/preferences">
        <Hidden fields={{ token }} />
        {children}
      </form>
    </details>
  );
}

interface HourFieldProps extends Pick<PreferencesReader, 'hour' | 'clock'> {
  /** What is wrong with the hour that was sent. */
  message: string | undefined;
}

/** The 24 hours. Without autocomplete: a page that is loaded anew shows the hour that holds, not the one last touched. */
function HourField({ hour, clock, message }: HourFieldProps) {
  const invalid =
    message === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': 'hour-error', autofocus: true };
  return (
    <div class="field">
      <label for="hour">
        Your lessons come at <span class="hint">({clock.zone})</span>
      </label>
      <select id="hour" name="hour" autocomplete="off" {...invalid}>
        {clock.hours.map((words, value) => (
          <option key={words} value={value} selected={value === hour}>
            {words}
          </option>
        ))}
      </select>
      {message === undefined ? null : (
        <p class="error" id="hour-error">
          {message}
        </p>
      )}
    </div>
  );
}
