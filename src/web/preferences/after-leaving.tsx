import type { Messages } from '../../locales/locale.ts';
import { HiddenFields } from '../parts/elements.tsx';
import { PrimaryButton } from './action-form.tsx';
import { MAX_REASON_LENGTH } from './form.ts';

interface AfterLeavingProps {
  token: string;
  /** They have already said why. */
  gaveReason: boolean;
  messages: Messages['leaving'];
}

/** For a subscriber who has left: one button takes it back, and whoever likes can say why. */
export function AfterLeaving({ token, gaveReason, messages }: AfterLeavingProps) {
  return (
    <>
      <h2>{messages.back}</h2>
      <p>{messages.backText}</p>
      <PrimaryButton token={token} action="return" label={messages.backButton} />
      {gaveReason ? null : <ReasonForm token={token} messages={messages} />}
    </>
  );
}

/** Why a subscriber has left: one of the given reasons, or their own words, or both. */
function ReasonForm({ token, messages }: Pick<AfterLeavingProps, 'token' | 'messages'>) {
  return (
    <form method="post" action="/preferences">
      <HiddenFields fields={{ token }} />
      <fieldset>
        <legend>
          {messages.why} <span class="hint">{messages.whyHint}</span>
        </legend>
        {messages.reasons.map((why) => (
          <label key={why} class="check">
            <input type="radio" name="why" value={why} />
            {why}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="reason">{messages.ownWords}</label>
        <textarea id="reason" name="reason" rows={3} maxlength={MAX_REASON_LENGTH} />
      </div>
      <button class="quiet" type="submit" name="action" value="reason">
        {messages.send}
      </button>
    </form>
  );
}
