import type { Messages } from '../../locales/locale.ts';
import { Hidden } from '../parts/hidden.tsx';
import { Main } from '../preferences/choice.tsx';

/** In characters; what is longer is cut off. */
export const MAX_REASON_LENGTH = 1_000;

interface AfterLeavingProps {
  token: string;
  /** They have said why already. */
  gaveReason: boolean;
  messages: Messages['leaving'];
}

/** For who has left: one button takes it back, and whoever likes can say why. */
export function AfterLeaving({ token, gaveReason, messages }: AfterLeavingProps) {
  return (
    <>
      <h2>{messages.back}</h2>
      <p>{messages.backText}</p>
      <Main token={token} action="return" label={messages.backButton} />
      {gaveReason ? null : <ReasonForm token={token} messages={messages} />}
    </>
  );
}

/** Why somebody has left, if they would like to say: one tap, or their own words, or both. */
function ReasonForm({ token, messages }: Pick<AfterLeavingProps, 'token' | 'messages'>) {
  return (
    <form method="post" action="/preferences">
      <Hidden fields={{ token }} />
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
