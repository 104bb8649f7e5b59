import { afterLessonWords, changeWords } from './change-words.ts';
import { Press } from './choice.tsx';
import type { Change, PreferencesReader, Wrong } from './reader.ts';
import { takeBack, type Undo, undoOf } from './undo.ts';

interface NoteProps {
  token: string;
  reader: PreferencesReader;
}

/** What has just been done, and the way to undo it. It takes the focus: what follows from it is read first. */
export function Note({ token, reader, change }: NoteProps & { change: Change }) {
  return (
    <div class="note" tabindex={-1} autofocus>
      <p role="status">{changeWords(change, reader)}</p>
      <Undoing token={token} undo={undoOf(change)} />
    </div>
  );
}

/** What is wrong with what was sent, for whom the field itself is out of sight. */
export function MistakeNote({ wrong: { field, message } }: { wrong: Wrong }) {
  return (
    <div class="note">
      <p role="alert">
        Nothing has changed yet. {message} <a href={`#${field}`}>Show me where</a>
      </p>
    </div>
  );
}

/** What waits until a lesson has arrived; only the last of each kind counts in the end. */
export function Waiting({ token, reader }: NoteProps) {
  const { waiting } = reader;
  const last = waiting.filter(({ action }, index) => !waiting.slice(index + 1).some((one) => one.action === action));
  return (
    <>
      {last.map((wish) => (
        <div key={wish.action} class="note">
          <p>A lesson may be on its way to you just now. {afterLessonWords(wish, reader)}</p>
          <Undoing token={token} undo={takeBack(wish, reader)} />
        </div>
      ))}
    </>
  );
}

function Undoing({ token, undo }: { token: string; undo: Undo | null }) {
  return undo === null ? null : <Press fields={{ token, ...undo.fields }} label={undo.label} quiet />;
}
