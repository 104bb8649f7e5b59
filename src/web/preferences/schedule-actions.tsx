/** Actions that decide when lessons come. */
import { controlProps, Field, InputField } from '../parts/field.tsx';
import { ZoneOptions, zonePlace } from '../parts/time-zones.tsx';
import { ActionForm, type ActionsProps } from './action-form.tsx';
import { tooSoonText } from './change-text.ts';
import { errorOf } from './view.ts';

/** The next lesson now; while it is too soon for it, from when on it can be had. */
export function SendNowAction({ token, subscriber, messages: { actions, changes } }: ActionsProps) {
  if (subscriber.nextNow === null) return null;
  const { title, button, text, paused, after } = actions.now;
  if (subscriber.nextNow !== 'possible') {
    return (
      <ActionForm title={title} token={token}>
        <p>{tooSoonText(subscriber, changes)}</p>
      </ActionForm>
    );
  }
  return (
    <ActionForm title={title} token={token} action="now" label={button}>
      <p>
        {text} {subscriber.status === 'paused' ? paused : after}
      </p>
    </ActionForm>
  );
}

/** A pause until the subscriber resumes, or until a day; during a pause, another end for it. */
export function PauseAction({ token, subscriber, messages: { actions }, error }: ActionsProps) {
  const { status, pausedUntil, pauseDays } = subscriber;
  const { title, change, text, day, dayHint, goOn, goOnButton, goOnText } = actions.pause;
  const message = errorOf('until', error);
  const isPaused = status === 'paused';
  const pause = pausedUntil ? change : title;
  return (
    <ActionForm
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
        value={error?.typed['until'] ?? pausedUntil?.day ?? ''}
        min={pauseDays.first}
        max={pauseDays.last}
        required={isPaused}
        autocomplete="off"
      />
    </ActionForm>
  );
}

/** The hour of the day at which lessons come, and its time zone. Without autocomplete, a reload shows what is stored. */
export function HourAction({ token, subscriber: { hour, hours, timeZone }, messages, error }: ActionsProps) {
  const { title, button, hour: hourLabel, zone: zoneLabel, zoneNow } = messages.actions.hour;
  const hourError = errorOf('hour', error);
  const zoneError = errorOf('timezone', error);
  const isOpen = hourError !== undefined || zoneError !== undefined;
  const selected = zoneError === undefined ? hour : Number(error?.typed['hour']);
  return (
    <ActionForm title={title} token={token} action="hour" label={button} open={isOpen}>
      <Field id="hour" label={hourLabel} message={hourError}>
        <select name="hour" autocomplete="off" {...controlProps('hour', hourError)}>
          {hours.map((time, value) => (
            <option key={time} value={value} selected={value === selected}>
              {time}
            </option>
          ))}
        </select>
      </Field>
      <Field id="timezone" label={zoneLabel} message={zoneError}>
        <select name="timezone" autocomplete="off" {...controlProps('timezone', zoneError)}>
          <option value={timeZone}>{zoneNow({ zone: zonePlace(timeZone, messages) })}</option>
          <ZoneOptions messages={messages} />
        </select>
      </Field>
    </ActionForm>
  );
}

/** Starting again from lesson 1; until that has come once more, the way back. */
export function RestartAction({ token, subscriber, messages: { actions } }: ActionsProps) {
  if (!subscriber.hasRestarted && !subscriber.lessons.some(({ href }) => href !== null)) return null;
  const { title, button, text } = subscriber.hasRestarted ? actions.undoRestart : actions.restart;
  const action = subscriber.hasRestarted ? 'undo-restart' : 'restart';
  return (
    <ActionForm title={title} token={token} action={action} label={button}>
      <p>{text}</p>
    </ActionForm>
  );
}
