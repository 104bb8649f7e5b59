import type { Messages } from '../../locales/locale.ts';
import { changeWords, waitingWords } from '../preferences/change-text.ts';
import { Press } from '../preferences/choice.tsx';
import { takeBack, type Undo, undoOf } from '../preferences/undo.ts';
import type { Change, PreferencesReader, Wrong } from '../preferences/view-model.ts';

interface NoteProps {
  token: string;
  reader: PreferencesReader;
  messages: Messages;
}

/** What has just been done, and the way to undo it. It takes the focus: what follows from it is read first. */
export function Note({ token, reader, messages, change }: NoteProps & { change: Change }) {
  return (
    <div class="note" tabindex={-1} autofocus>
      <p role="status">{changeWords(change, reader, messages)}</p>
      <Undoing token={token} undo={undoOf(change, messages)} />
    </div>
  );
}

/** What is wrong with what was sent, for whom the field itself is out of sight. */
export function MistakeNote({
  wrong: { field, message },
  messages,
}: {
  wrong: Wrong;
  messages: Messages['preferences'];
}) {
  return (
    <div class="note">
      <p role="alert">
        {messages.nothingChanged} {message} <a href={`#${field}`}>{messages.showMe}</a>
      </p>
    </div>
  );
}

/** What waits until a lesson has arrived; only the last of each kind counts in the end. */
export function Waiting({ token, reader, messages }: NoteProps) {
  const { waiting } = reader;
  const last = waiting.filter(({ action }, index) => !waiting.slice(index + 1).some((one) => one.action === action));
  return (
    <>
      {last.map((request) => (
        <div key={request.action} class="note">
          <p>{waitingWords(request, reader, messages)}</p>
          <Undoing token={token} undo={takeBack(request, reader, messages)} />
        </div>
      ))}
    </>
  );
}

function Undoing({ token, undo }: { token: string; undo: Undo | null }) {
  return undo === null ? null : <Press fields={{ token, ...undo.fields }} label={undo.label} quiet />;
}
