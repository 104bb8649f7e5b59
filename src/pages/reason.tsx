import { Main } from './choice.tsx';
import { Hidden } from './hidden.tsx';

/** In characters; what is longer is cut off. */
export const LONGEST_REASON = 1_000;

const COMMON = ['It was not the right time', 'Too many emails', 'It was not what I needed', 'Things are better now'];

interface AfterLeavingProps {
  token: string;
  /** They have said why already. */
  gaveReason: boolean;
}

/** For who has left: one button takes it back, and whoever likes can say why. */
export function AfterLeaving({ token, gaveReason }: AfterLeavingProps) {
  return (
    <>
      <h2>Changed your mind?</h2>
      <p>Press the button, and you are back where you left off.</p>
      <Main token={token} action="return" label="Go on with the course" />
      {gaveReason ? null : <ReasonForm token={token} />}
    </>
  );
}

/** Why somebody has left, if they would like to say: one tap, or their own words, or both. */
function ReasonForm({ token }: { token: string }) {
  return (
    <form method="post" action="/preferences">
      <Hidden fields={{ token }} />
      <fieldset>
        <legend>
          Would you like to tell us why? <span class="hint">(You do not have to.)</span>
        </legend>
        {COMMON.map((why) => (
          <label key={why} class="check">
            <input type="radio" name="why" value={why} />
            {why}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="reason">In your own words</label>
        <textarea id="reason" name="reason" rows={3} maxlength={LONGEST_REASON} />
      </div>
      <button class="quiet" type="submit" name="action" value="reason">
        Send it
      </button>
    </form>
  );
}
