/** The choices about when lessons come. */

import { Field, InputField, marked } from '../parts/field.tsx';
import { placeOfZone, ZoneOptions } from '../parts/zones.tsx';
import { tooSoonWords } from './change-text.ts';
import { Choice, type ChoicesProps } from './choice.tsx';
import { mistakeIn } from './view-model.ts';

/** The next lesson now; while it is too soon for it, from when on. */
export function NowChoice({ token, reader, messages: { choices, changes } }: ChoicesProps) {
  if (reader.nextNow === null) return null;
  const { title, button, text, paused, after } = choices.now;
  if (reader.nextNow !== 'possible') {
    return (
      <Choice title={title} token={token}>
        <p>{tooSoonWords(reader, changes)}</p>
      </Choice>
    );
  }
  return (
    <Choice title={title} token={token} action="now" label={button}>
      <p>
        {text} {reader.status === 'paused' ? paused : after}
      </p>
    </Choice>
  );
}

/** A pause until they resume, or until a day; one that holds can be given another end. */
export function PauseChoice({ token, reader, messages: { choices }, wrong }: ChoicesProps) {
  const { status, pausedUntil, pauseDays } = reader;
  const { title, change, text, day, dayHint, goOn, goOnButton, goOnText } = choices.pause;
  const message = mistakeIn('until', wrong);
  const isPaused = status === 'paused';
  const pause = pausedUntil ? change : title;
  return (
    <Choice
      title={isPaused ? goOn : pause}
      token={token}
      action="pause"
      label={isPaused ? goOnButton : pause}
      open={message !== undefined}
    >
      <p>{isPaused ? goOnText : text}</p>
      <InputField
        id="until"
        label={day}
        hint={isPaused ? undefined : dayHint}
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
export function HourChoice({ token, reader: { hour, hours, timeZone }, messages: all, wrong }: ChoicesProps) {
  const messages = all.choices.hour;
  const hourMessage = mistakeIn('hour', wrong);
  const zoneMessage = mistakeIn('timezone', wrong);
  const isOpen = hourMessage !== undefined || zoneMessage !== undefined;
  const chosen = zoneMessage === undefined ? hour : Number(wrong?.typed['hour']);
  return (
    <Choice title={messages.title} token={token} action="hour" label={messages.button} open={isOpen}>
      <Field id="hour" label={messages.hour} message={hourMessage}>
        <select name="hour" autocomplete="off" {...marked('hour', hourMessage)}>
          {hours.map((time, value) => (
            <option key={time} value={value} selected={value === chosen}>
              {time}
            </option>
          ))}
        </select>
      </Field>
      <Field id="timezone" label={messages.zone} message={zoneMessage}>
        <select name="timezone" autocomplete="off" {...marked('timezone', zoneMessage)}>
          <option value={timeZone}>{messages.zoneNow({ zone: placeOfZone(timeZone, all) })}</option>
          <ZoneOptions messages={all} />
        </select>
      </Field>
    </Choice>
  );
}

/** Beginning again; until the first lesson has come anew, the way back. */
export function RestartChoice({ token, reader, messages: { choices } }: ChoicesProps) {
  if (!reader.hasRestarted && !reader.lessons.some(({ href }) => href !== null)) return null;
  const { title, button, text } = reader.hasRestarted ? choices.undoRestart : choices.restart;
  return (
    <Choice title={title} token={token} action={reader.hasRestarted ? 'undo-restart' : 'restart'} label={button}>
      <p>{text}</p>
    </Choice>
  );
}
