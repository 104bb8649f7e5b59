/** The notes above a subscriber's own page: what was just done, what is wrong, and what waits. */
import type { Messages } from '../../locales/locale.ts';
import { SecondaryButton } from './action-form.tsx';
import { changeText, waitingText } from './change-text.ts';
import { type Undo, undoOf, undoOfWaiting } from './undo.ts';
import type { Change, FormError, SubscriberView } from './view.ts';

interface NoteProps {
  token: string;
  subscriber: SubscriberView;
  messages: Messages;
}

/** What was just done, and the button that undoes it. It takes the focus, so that screen readers begin with it. */
export function ChangeNote({ token, subscriber, messages, change }: NoteProps & { change: Change }) {
  return (
    <div class="note" tabindex={-1} autofocus>
      <p role="status">{changeText(change, subscriber, messages)}</p>
      <UndoButton token={token} undo={undoOf(change, messages)} />
    </div>
  );
}

interface ErrorNoteProps {
  error: FormError;
  messages: Messages['preferences'];
}

/** What is wrong with what was sent; the field itself may be out of sight. */
export function ErrorNote({ error: { field, message }, messages }: ErrorNoteProps) {
  return (
    <div class="note">
      <p role="alert">
        {messages.nothingChanged} {message} <a href={`#${field}`}>{messages.showMe}</a>
      </p>
    </div>
  );
}

/** The requests that wait until a lesson has arrived; of each kind, only the last will count. */
export function WaitingNotes({ token, subscriber, messages }: NoteProps) {
  const { waiting } = subscriber;
  const last = waiting.filter(({ action }, index) => !waiting.slice(index + 1).some((one) => one.action === action));
  return (
    <>
      {last.map((request) => (
        <div key={request.action} class="note">
          <p>{waitingText(request, subscriber, messages)}</p>
          <UndoButton token={token} undo={undoOfWaiting(request, subscriber, messages)} />
        </div>
      ))}
    </>
  );
}

function UndoButton({ token, undo }: { token: string; undo: Undo | null }) {
  return undo === null ? null : <SecondaryButton fields={{ token, ...undo.fields }} label={undo.label} />;
}
