/** The pages of one import: while its file is looked at, what the look found, while its people come in, and the end. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Import } from '../../storage/imports.ts';
import { type AppContext, nonceOf } from '../../web/context.ts';
import { AdminPage } from '../page.tsx';
import { pressOn } from '../press-on.ts';
import { counted, inFigures } from '../text.ts';
import { Found } from './found.tsx';

/** A step is one of the hundred requests a minute that the area takes. */
const PAUSE_MS = 1_250;

interface ImportPageProps {
  c: AppContext;
  state: Import;
  /** Whether the page goes on by itself: where the operator has just asked for it. */
  goesOn: boolean;
  /** What went wrong with the last step. */
  incident?: string | undefined;
}

const TITLES: Record<Import['phase'], string> = {
  looking: 'Looking at the file',
  looked: 'Who would come in',
  importing: 'Bringing people in',
  done: 'They are in',
};

export function ImportPage({ c, state, goesOn, incident }: ImportPageProps) {
  return (
    <AdminPage c={c} title={TITLES[state.phase]}>
      {incident === undefined ? null : (
        <div class="unwell" role="alert">
          <p>{incident}</p>
        </div>
      )}
      <p>
        {state.file}: {counted(state.rows, 'row')} from {state.source}.
      </p>
      <Phase c={c} state={state} goesOn={goesOn && incident === undefined} />
    </AdminPage>
  );
}

function Phase({ c, state, goesOn }: Omit<ImportPageProps, 'trouble'>) {
  switch (state.phase) {
    case 'looking':
    case 'importing':
      return <UnderWay c={c} state={state} goesOn={goesOn} />;
    case 'looked':
      return <Looked state={state} />;
    case 'done':
      return <Done state={state} />;
  }
}

function UnderWay({ c, state, goesOn }: Omit<ImportPageProps, 'trouble'>) {
  const { phase, cursor, pieces, counts } = state;
  return (
    <>
      <p>
        <label for="progress">
          {phase === 'importing' ? `${counted(counts.written, 'person is', 'people are')} in: ` : 'Looked at: '}
          {Math.floor((100 * cursor) / pieces)} %
        </label>
        <progress id="progress" max={pieces} value={cursor} />
      </p>
      <p>
        {goesOn
          ? 'It goes on by itself while this page is open.'
          : 'It waits where it stopped. Press “Continue”, and it goes on by itself.'}
      </p>
      <div class="acts">
        <Act state={state} action="continue" name="Continue">
          {goesOn ? <script nonce={nonceOf(c)}>{raw(pressOn(PAUSE_MS))}</script> : null}
        </Act>
        <GiveUp state={state} />
      </div>
    </>
  );
}

function Looked({ state }: { state: Import }) {
  const { counts, hasStatus, words } = state;
  const coming = counts.fresh + counts.gone;
  return (
    <>
      <Found state={state} />
      {hasStatus ? null : (
        <p>
          <strong>No column of this file says who has left.</strong> Be sure that it holds only people who are
          subscribed.
        </p>
      )}
      <p>With each of them is kept: “{words}”.</p>
      {coming === 0 ? <p>Nobody is left to bring in. Give this import up, or leave it: it goes by itself.</p> : null}
      <div class="acts">
        {coming === 0 ? null : (
          <Act state={state} action="import" name={`Bring ${counted(coming, 'person', 'people')} in`} />
        )}
        <GiveUp state={state} />
      </div>
    </>
  );
}

function Done({ state }: { state: Import }) {
  const { written, fresh, gone } = state.counts;
  const others = fresh + gone - written;
  return (
    <>
      <div class="well">
        <p>
          {counted(written, 'person is', 'people are')} in. The first lessons leave at their hour, in six hours at the
          earliest.
        </p>
        {others > 0 ? (
          <p>{inFigures(others)} came in, or left, by themselves meanwhile: they stay as they are.</p>
        ) : null}
      </div>
      <Found state={state} />
      <p>
        <a href="/admin/import">Another file</a>
      </p>
    </>
  );
}

function GiveUp({ state }: { state: Import }) {
  return <Act state={state} isQuiet action="give-up" name={state.phase === 'importing' ? 'Stop here' : 'Give it up'} />;
}

interface ActProps {
  state: Import;
  action: 'continue' | 'import' | 'give-up';
  name: string;
  isQuiet?: boolean;
}

function Act({ state, action, name, isQuiet, children }: PropsWithChildren<ActProps>) {
  return (
    <form method="post" action={`/admin/import/${state.at}`}>
      <input type="hidden" name="action" value={action} />
      <button type="submit" class={isQuiet ? 'quiet' : undefined}>
        {name}
      </button>
      {children}
    </form>
  );
}
