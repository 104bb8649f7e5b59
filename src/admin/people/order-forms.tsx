/** All that the operator can do for a subscriber, from soft to final. */
import type { PropsWithChildren } from 'hono/jsx';
import type { OperatorAction } from '../../domain/action.ts';
import { pauseDays } from '../../domain/pause.ts';
import type { Messages } from '../../locales/locale.ts';
import { isPaused } from '../../subscribers/pause.ts';
import { controlProps, Field, FieldError, InputField } from '../../web/parts/field.tsx';
import { ZoneOptions, zonePlace } from '../../web/parts/time-zones.tsx';
import { errorOf, type FormError } from '../../web/preferences/view.ts';
import type { Story } from './story.ts';
import { bothClocks, HOURS } from './when.ts';

interface ActsProps {
  story: Story;
  /** What is wrong with what was just sent. */
  wrong: FormError | undefined;
  /** What places are called. */
  messages: Messages;
}

/** Nothing of it for who goes on with another address: there is where it is done. */
export function Acts(props: ActsProps) {
  const { subscriber, progress, isBeingDeleted } = props.story;
  if (subscriber.movedTo !== undefined || isBeingDeleted) return null;
  const isSubscribed = subscriber.status === 'active' || subscriber.status === 'paused';
  const isUnderWay = progress.status === 'active' || progress.status === 'paused';
  return (
    <>
      <h2>Act for them</h2>
      <p>They can do all of this themselves, by the link in each mail. What you do here is kept in the trail.</p>
      <div class="choices">
        {isUnderWay ? <CourseActs {...props} /> : null}
        {isSubscribed ? <AlwaysActs {...props} /> : null}
        <Delete {...props} />
      </div>
    </>
  );
}

function CourseActs(props: ActsProps) {
  const { subscriber, now } = props.story;
  return (
    <>
      {isPaused(subscriber, now) ? (
        <Act {...props} title="Resume" action="resume">
          <p>Their course goes on with the next lesson, at their hour.</p>
        </Act>
      ) : null}
      <Pause {...props} />
      <Next {...props} />
      <Hour {...props} />
    </>
  );
}

function AlwaysActs(props: ActsProps) {
  const { lessons, progress } = props.story;
  const had = lessons.filter(({ state }) => state === 'received' || state === 'uncertain');
  return (
    <>
      <Name {...props} />
      {had.length > 0 ? <Resend {...props} /> : null}
      {progress.hasRestarted ? (
        <Act {...props} title="Take beginning again back" action="undo-restart">
          <p>They go on where they were before.</p>
        </Act>
      ) : had.length > 0 ? (
        <Act {...props} title="Begin the course again" action="restart">
          <p>The first lesson comes at their next hour, and the others after it, though they have had them.</p>
        </Act>
      ) : null}
      <Act {...props} title="Take them off the course" action="remove">
        <p>
          They leave, with “by the operator” as the reason. They can come back by themselves; you cannot bring them
          back.
        </p>
      </Act>
    </>
  );
}

interface ActProps {
  story: Story;
  title: string;
  /** What the button asks for; without one there is nothing to press. */
  action?: OperatorAction['action'];
  open?: boolean;
}

function Act({ story, title, action, open, children }: PropsWithChildren<ActProps>) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {action === undefined ? (
        <div class="inside">{children}</div>
      ) : (
        <form class="inside" method="post" action={`/admin/people/${story.id}`}>
          {children}
          <button class="quiet" type="submit" name="action" value={action}>
            {title}
          </button>
        </form>
      )}
    </details>
  );
}

function Pause({ story, wrong }: ActsProps) {
  const { subscriber, now } = story;
  const message = errorOf('until', wrong);
  const { first, last } = pauseDays(subscriber.timeZone, now);
  return (
    <Act story={story} title="Pause" action="pause" open={message !== undefined}>
      <InputField
        id="until"
        label="Until"
        hint="nothing: until they or you resume"
        message={message}
        type="date"
        name="until"
        value={wrong?.typed['until'] ?? ''}
        min={first}
        max={last}
        autocomplete="off"
      />
    </Act>
  );
}

function Next({ story }: ActsProps) {
  const { progress, subscriber, now } = story;
  const { nextNowFrom } = progress;
  if (nextNowFrom === null) return null;
  const title = 'Send the next lesson now';
  if (nextNowFrom > now) {
    return (
      <Act story={story} title={title}>
        <p>
          It can leave from {bothClocks(nextNowFrom, subscriber.timeZone, now)} on: twelve hours after the last one, six
          after the first.
        </p>
      </Act>
    );
  }
  return (
    <Act story={story} title={title} action="now">
      <p>It leaves at once; the one after it comes at their hour, twelve hours later at the earliest.</p>
    </Act>
  );
}

function Hour({ story, wrong, messages }: ActsProps) {
  const { subscriber, hour } = story;
  const hourMessage = errorOf('hour', wrong);
  const zoneMessage = errorOf('timezone', wrong);
  return (
    <Act story={story} title="Change hour or time zone" action="hour" open={(hourMessage ?? zoneMessage) !== undefined}>
      <Field id="hour" label="Hour" message={hourMessage}>
        <select name="hour" autocomplete="off" {...controlProps('hour', hourMessage)}>
          {HOURS.map((time, value) => (
            <option key={time} value={value} selected={value === hour}>
              {time}
            </option>
          ))}
        </select>
      </Field>
      <Field id="timezone" label="Time zone" message={zoneMessage}>
        <select name="timezone" autocomplete="off" {...controlProps('timezone', zoneMessage)}>
          <option value={subscriber.timeZone}>{zonePlace(subscriber.timeZone, messages)} (as it is)</option>
          <ZoneOptions messages={messages} />
        </select>
      </Field>
    </Act>
  );
}

function Name({ story, wrong }: ActsProps) {
  const message = errorOf('name', wrong);
  const value = message === undefined ? story.subscriber.name : wrong?.typed['name'];
  return (
    <Act story={story} title="Change the name" action="name" open={message !== undefined}>
      <InputField
        id="name"
        label="Name"
        hint="may be empty"
        message={message}
        type="text"
        name="name"
        value={value}
        maxlength={60}
        autocomplete="off"
      />
    </Act>
  );
}

function Resend({ story }: ActsProps) {
  const had = story.lessons.filter(({ state }) => state === 'received' || state === 'uncertain');
  return (
    <Act story={story} title="Send a lesson again" action="resend">
      <p>A mail of its own, once in ten minutes; their place in the course stays as it is.</p>
      <Field id="lesson" label="Lesson" message={undefined}>
        <select id="lesson" name="lesson" autocomplete="off">
          {had.toReversed().map(({ slug, subject }) => (
            <option key={slug} value={slug}>
              {subject}
            </option>
          ))}
        </select>
      </Field>
    </Act>
  );
}

function Delete({ story, wrong }: ActsProps) {
  const message = errorOf('sure', wrong);
  return (
    <Act story={story} title="Delete everything about them" action="delete" open={message !== undefined}>
      <p>
        Nothing is kept but a mark that says not to mail this address again. For an hour, the page that tells of it can
        take it back.
      </p>
      <div class="field">
        <label class="check">
          <input type="checkbox" name="sure" value="yes" {...controlProps('sure', message)} />I am sure
        </label>
        <FieldError id="sure" message={message} />
      </div>
    </Act>
  );
}
