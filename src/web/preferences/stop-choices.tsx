/** The choices that end it. */

import { Mistake, marked } from '../parts/field.tsx';
import { MAX_REASON_LENGTH } from '../unsubscribe/reason.tsx';
import { Choice, type ChoicesProps } from './choice.tsx';
import { mistakeIn } from './view-model.ts';

export function LeaveChoice({ token, messages: { choices, leaving, form } }: ChoicesProps) {
  const { title, text } = choices.leave;
  return (
    <Choice title={title} token={token} action="leave" label={title}>
      <p>{text}</p>
      <div class="field">
        <label for="reason">
          {leaving.why} <span class="hint">({form.optional})</span>
        </label>
        <textarea id="reason" name="reason" rows={3} maxlength={MAX_REASON_LENGTH} />
      </div>
    </Choice>
  );
}

export function DeleteChoice({ token, messages: { choices }, wrong }: ChoicesProps) {
  const { title, button, text, sure } = choices.delete;
  const message = mistakeIn('sure', wrong);
  return (
    <Choice title={title} token={token} action="delete" label={button} open={message !== undefined}>
      <p>{text}</p>
      <div class="field">
        <label class="check">
          <input type="checkbox" name="sure" value="yes" {...marked('sure', message)} />
          {sure}
        </label>
        <Mistake id="sure" message={message} />
      </div>
    </Choice>
  );
}
