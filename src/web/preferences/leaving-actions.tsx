/** Actions that end the course for a subscriber. */
import { controlProps, FieldError } from '../parts/field.tsx';
import { ActionForm, type ActionsProps } from './action-form.tsx';
import { MAX_REASON_LENGTH } from './form.ts';
import { errorOf } from './view.ts';

export function LeaveAction({ token, messages: { actions, leaving, form } }: ActionsProps) {
  const { title, text } = actions.leave;
  return (
    <ActionForm title={title} token={token} action="leave" label={title}>
      <p>{text}</p>
      <div class="field">
        <label for="reason">
          {leaving.why} <span class="hint">({form.optional})</span>
        </label>
        <textarea id="reason" name="reason" rows={3} maxlength={MAX_REASON_LENGTH} />
      </div>
    </ActionForm>
  );
}

export function DeleteAction({ token, messages: { actions }, error }: ActionsProps) {
  const { title, button, text, sure } = actions.delete;
  const message = errorOf('sure', error);
  return (
    <ActionForm title={title} token={token} action="delete" label={button} open={message !== undefined}>
      <p>{text}</p>
      <div class="field">
        <label class="check">
          <input type="checkbox" name="sure" value="yes" {...controlProps('sure', message)} />
          {sure}
        </label>
        <FieldError id="sure" message={message} />
      </div>
    </ActionForm>
  );
}
