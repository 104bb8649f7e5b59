import type { Words } from '../../locales/locale.ts';
import { Hidden } from '../parts/hidden.tsx';
import { Main } from '../preferences/choice.tsx';

/** In characters; what is longer is cut off. */
export const LONGEST_REASON = 1_000;

interface AfterLeavingProps {
  token: string;
  /** They have said why already. */
  gaveReason: boolean;
  words: Words['leaving'];
}

/** For who has left: one button takes it back, and whoever likes can say why. */
export function AfterLeaving({ token, gaveReason, words }: AfterLeavingProps) {
  return (
    <>
      <h2>{words.back}</h2>
      <p>{words.backText}</p>
      <Main token={token} action="return" label={words.backButton} />
      {gaveReason ? null : <ReasonForm token={token} words={words} />}
    </>
  );
}

/** Why somebody has left, if they would like to say: one tap, or their own words, or both. */
function ReasonForm({ token, words }: Pick<AfterLeavingProps, 'token' | 'words'>) {
  return (
    <form method="post" action="/preferences">
      <Hidden fields={{ token }} />
      <fieldset>
        <legend>
          {words.why} <span class="hint">{words.whyHint}</span>
        </legend>
        {words.reasons.map((why) => (
          <label key={why} class="check">
            <input type="radio" name="why" value={why} />
            {why}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="reason">{words.ownWords}</label>
        <textarea id="reason" name="reason" rows={3} maxlength={LONGEST_REASON} />
      </div>
      <button class="quiet" type="submit" name="action" value="reason">
        {words.send}
      </button>
    </form>
  );
}
