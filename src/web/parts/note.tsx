import type { Words } from '../../locales/locale.ts';
import { changeWords, waitingWords } from '../preferences/change-text.ts';
import { Press } from '../preferences/choice.tsx';
import { takeBack, type Undo, undoOf } from '../preferences/undo.ts';
import type { Change, PreferencesReader, Wrong } from '../preferences/view-model.ts';

interface NoteProps {
  token: string;
  reader: PreferencesReader;
  words: Words;
}

/** What has just been done, and the way to undo it. It takes the focus: what follows from it is read first. */
export function Note({ token, reader, words, change }: NoteProps & { change: Change }) {
  return (
    <div class="note" tabindex={-1} autofocus>
      <p role="status">{changeWords(change, reader, words)}</p>
      <Undoing token={token} undo={undoOf(change, words)} />
    </div>
  );
}

/** What is wrong with what was sent, for whom the field itself is out of sight. */
export function MistakeNote({ wrong: { field, message }, words }: { wrong: Wrong; words: Words['preferences'] }) {
  return (
    <div class="note">
      <p role="alert">
        {words.nothingChanged} {message} <a href={`#${field}`}>{words.showMe}</a>
      </p>
    </div>
  );
}

/** What waits until a lesson has arrived; only the last of each kind counts in the end. */
export function Waiting({ token, reader, words }: NoteProps) {
  const { waiting } = reader;
  const last = waiting.filter(({ action }, index) => !waiting.slice(index + 1).some((one) => one.action === action));
  return (
    <>
      {last.map((wish) => (
        <div key={wish.action} class="note">
          <p>{waitingWords(wish, reader, words)}</p>
          <Undoing token={token} undo={takeBack(wish, reader, words)} />
        </div>
      ))}
    </>
  );
}

function Undoing({ token, undo }: { token: string; undo: Undo | null }) {
  return undo === null ? null : <Press fields={{ token, ...undo.fields }} label={undo.label} quiet />;
}
