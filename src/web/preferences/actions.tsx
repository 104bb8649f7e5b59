/** All that a subscriber can do on their own page, in groups from harmless to final. */
import type { ActionsProps } from './action-form.tsx';
import { DeleteAction, LeaveAction } from './leaving-actions.tsx';
import { AddressAction, DownloadAction, NameAction } from './profile-actions.tsx';
import { HourAction, PauseAction, RestartAction, SendNowAction } from './schedule-actions.tsx';
import { isSubscribed } from './view.ts';

/** When and how lessons come: for whoever takes the course, and for whoever has had all of it. */
export function ScheduleActions(props: ActionsProps) {
  const takesCourse = isSubscribed(props.subscriber);
  if (!takesCourse && props.subscriber.status !== 'finished') return null;
  const { headings } = props.messages.actions;
  return (
    <>
      <h2>{takesCourse ? headings.rhythm : headings.onceMore}</h2>
      <div class="choices">
        {takesCourse ? (
          <>
            <SendNowAction {...props} />
            <PauseAction {...props} />
            <HourAction {...props} />
          </>
        ) : null}
        <RestartAction {...props} />
      </div>
    </>
  );
}

/** The subscriber's data, and the ways out. */
export function ProfileAndLeavingActions(props: ActionsProps) {
  const { headings } = props.messages.actions;
  const takesCourse = isSubscribed(props.subscriber);
  return (
    <>
      <h2>{headings.about}</h2>
      <div class="choices">
        {takesCourse ? (
          <>
            <NameAction {...props} />
            <AddressAction {...props} />
          </>
        ) : null}
        <DownloadAction {...props} />
      </div>
      <h2>{takesCourse ? headings.stop : headings.forget}</h2>
      <div class="choices">
        {takesCourse ? <LeaveAction {...props} /> : null}
        <DeleteAction {...props} />
      </div>
    </>
  );
}
