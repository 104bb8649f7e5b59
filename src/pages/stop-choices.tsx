/** The choices that end it. */
import { Choice } from './choice.tsx';
import type { ChoicesProps } from './choices.tsx';
import { Mistake, marked } from './field.tsx';
import { mistakeIn } from './reader.ts';
import { LONGEST_REASON } from './reason.tsx';

export function LeaveChoice({ token }: ChoicesProps) {
  return (
    <Choice title="Leave the course" token={token} action="leave" label="Leave the course">
      <p>No more lessons come. We keep your place, in case you would like to go on one day.</p>
      <div class="field">
        <label for="reason">
          Would you like to tell us why? <span class="hint">(optional)</span>
        </label>
        <textarea id="reason" name="reason" rows={3} maxlength={LONGEST_REASON} />
      </div>
    </Choice>
  );
}

export function EraseChoice({ token, wrong }: ChoicesProps) {
  const message = mistakeIn('sure', wrong);
  return (
    <Choice
      title="Delete everything about me"
      token={token}
      action="erase"
      label="Delete everything"
      open={message !== undefined}
    >
      <p>
        No more emails come, and all that we know of you is deleted: your address, your name, your lessons. Only a
        scrambled mark stays, from which nobody can read your address, so that we never write to it again; so you cannot
        join again with this address. You can take it back within an hour.
      </p>
      <div class="field">
        <label class="check">
          <input type="checkbox" name="sure" value="yes" {...marked('sure', message)} />
          Yes, delete everything
        </label>
        <Mistake id="sure" message={message} />
      </div>
    </Choice>
  );
}
