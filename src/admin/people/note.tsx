/** What came of what the operator has just asked for. */
import type { FormError } from '../../web/preferences/view.ts';

/** What has just been done. It takes the focus: what follows from it is read first. */
export function Note({ messages }: { messages: string }) {
  return (
    <div class="note" tabindex={-1} autofocus>
      <p role="status">{messages}</p>
    </div>
  );
}

/** What is wrong with what was sent, for whom the field itself is out of sight. */
export function MistakeNote({ wrong: { field, message } }: { wrong: FormError }) {
  return (
    <div class="note">
      <p role="alert">
        Nothing has changed. {message} <a href={`#${field}`}>Show me</a>
      </p>
    </div>
  );
}
