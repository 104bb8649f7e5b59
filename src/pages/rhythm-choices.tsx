/** The choices about when lessons come. */
import { tooSoonWords } from './change-words.ts';
import { Choice } from './choice.tsx';
import type { ChoicesProps } from './choices.tsx';
import { Field, InputField, marked } from './field.tsx';
import { mistakeIn } from './reader.ts';
import { placeOfZone, ZoneOptions } from './zones.tsx';

/** The next lesson now; while it is too soon for it, from when on. */
export function NowChoice({ token, reader }: ChoicesProps) {
  if (reader.nextNow === null) return null;
  const title = 'Get the next lesson now';
  if (reader.nextNow !== 'possible') {
    return (
      <Choice title={title} token={token}>
        <p>{tooSoonWords(reader)}</p>
      </Choice>
    );
  }
  return (
    <Choice title={title} token={token} action="now" label="Send me the next lesson">
      <p>
        It leaves at once and cannot be called back.{' '}
        {reader.status === 'paused'
          ? 'After it, your course stays paused.'
          : 'The one after it comes at your usual hour, at least half a day later.'}
      </p>
    </Choice>
  );
}

/** A pause until they resume, or until a day; one that holds can be given another end. */
export function PauseChoice({ token, reader, wrong }: ChoicesProps) {
  const { status, pausedUntil, pauseDays } = reader;
  const message = mistakeIn('until', wrong);
  const isPaused = status === 'paused';
  return (
    <Choice
      title={isPaused ? 'Go on by itself on a day' : pausedUntil ? 'Change the pause' : 'Pause the course'}
      token={token}
      action="pause"
      label={isPaused ? 'Go on that day' : pausedUntil ? 'Change the pause' : 'Pause the course'}
      open={message !== undefined}
    >
      <p>
        {isPaused
          ? 'Choose the day on which your next lesson is to come.'
          : 'No lesson comes until you resume, or until a day that you choose. Your place is kept.'}
      </p>
      <InputField
        id="until"
        label="Next lesson on"
        hint={isPaused ? undefined : 'leave it empty to decide later'}
        message={message}
        type="date"
        name="until"
        value={wrong?.typed['until'] ?? pausedUntil?.day ?? ''}
        min={pauseDays.first}
        max={pauseDays.last}
        required={isPaused}
        autocomplete="off"
      />
    </Choice>
  );
}

/** The hour of the day and the time zone that it is told by. */
export function HourChoice({ token, reader: { hour, hours, timeZone }, wrong }: ChoicesProps) {
  const hourMessage = mistakeIn('hour', wrong);
  const zoneMessage = mistakeIn('timezone', wrong);
  const isOpen = hourMessage !== undefined || zoneMessage !== undefined;
  const chosen = zoneMessage === undefined ? hour : Number(wrong?.typed['hour']);
  return (
    <Choice title="Change the hour or time zone" token={token} action="hour" label="Save the hour" open={isOpen}>
      <Field id="hour" label="Lessons come at" message={hourMessage}>
        <select name="hour" autocomplete="off" {...marked('hour', hourMessage)}>
          {hours.map((words, value) => (
            <option key={words} value={value} selected={value === chosen}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <Field id="timezone" label="Time zone" message={zoneMessage}>
        <select name="timezone" autocomplete="off" {...marked('timezone', zoneMessage)}>
          <option value={timeZone}>{placeOfZone(timeZone)} (now)</option>
          <ZoneOptions />
        </select>
      </Field>
    </Choice>
  );
}

/** Beginning again; until the first lesson has come anew, the way back. */
export function RestartChoice({ token, reader }: ChoicesProps) {
  if (reader.hasRestarted) {
    return (
      <Choice title="Go back to where I was" token={token} action="undo-restart" label="Go on where I was">
        <p>You have begun again. Until lesson 1 has come, you can still go on where you were.</p>
      </Choice>
    );
  }
  if (!reader.lessons.some(({ href }) => href !== null)) return null;
  return (
    <Choice title="Start again from lesson 1" token={token} action="restart" label="Start again">
      <p>All lessons come once more, one a day, from the first one on. You can take it back until lesson 1 has come.</p>
    </Choice>
  );
}
