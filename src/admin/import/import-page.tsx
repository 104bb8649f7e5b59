/** The page of one import, in each of its phases: previewing, previewed, importing, done. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Import } from '../../storage/imports.ts';
import { type AppContext, nonceOf } from '../../web/context.ts';
import { formatCount, formatNumber } from '../format.ts';
import { AdminPage } from '../page.tsx';
import { AutoContinue } from '../parts.tsx';
import { PreviewResults } from './preview-results.tsx';

/** Each step is one of the hundred requests per minute that the admin area accepts. */
const PAUSE_MS = 1_250;

interface ImportPageProps {
  c: AppContext;
  state: Import;
  /** Whether the page continues on its own, because the operator has just asked for it. */
  autoContinue: boolean;
  /** What went wrong with the last step. */
  incident?: string | undefined;
}

const TITLES: Record<Import['phase'], string> = {
  previewing: 'Preparing the preview',
  previewed: 'Preview',
  importing: 'Importing',
  done: 'Import finished',
};

export function ImportPage({ c, state, autoContinue, incident }: ImportPageProps) {
  return (
    <AdminPage c={c} title={TITLES[state.phase]}>
      {incident === undefined ? null : (
        <div class="unwell" role="alert">
          <p>{incident}</p>
        </div>
      )}
      <p>
        {state.file}: {formatCount(state.rows, 'row')} from {state.source}.
      </p>
      <Phase c={c} state={state} autoContinue={autoContinue && incident === undefined} />
    </AdminPage>
  );
}

function Phase({ c, state, autoContinue }: Omit<ImportPageProps, 'incident'>) {
  switch (state.phase) {
    case 'previewing':
    case 'importing':
      return <InProgress c={c} state={state} autoContinue={autoContinue} />;
    case 'previewed':
      return <Previewed state={state} />;
    case 'done':
      return <Done state={state} />;
  }
}

function InProgress({ c, state, autoContinue }: Omit<ImportPageProps, 'incident'>) {
  const { phase, cursor, pieces, counts } = state;
  return (
    <>
      <p>
        <label for="progress">
          {phase === 'importing' ? `${formatCount(counts.written, 'person', 'people')} imported: ` : 'Previewed: '}
          {Math.floor((100 * cursor) / pieces)}%
        </label>
        <progress id="progress" max={pieces} value={cursor} />
      </p>
      <p>{autoContinue ? 'Continues automatically while this page is open.' : 'Paused. Click “Continue” to go on.'}</p>
      <div class="acts">
        <ActionButton state={state} action="continue" name="Continue">
          {autoContinue ? <AutoContinue nonce={nonceOf(c)} pauseMs={PAUSE_MS} /> : null}
        </ActionButton>
        <CancelButton state={state} />
      </div>
    </>
  );
}

function Previewed({ state }: { state: Import }) {
  const { counts, hasStatus, words } = state;
  const importable = counts.fresh + counts.gone;
  return (
    <>
      <PreviewResults state={state} />
      {hasStatus ? null : (
        <p>
          <strong>No column of this file says who unsubscribed.</strong> Make sure that it lists only people who are
          still subscribed.
        </p>
      )}
      <p>Stored with each of them as a record of consent: “{words}”.</p>
      {importable === 0 ? (
        <p>There is nobody to import. Cancel this import, or leave it: it expires in two days.</p>
      ) : null}
      <div class="acts">
        {importable === 0 ? null : (
          <ActionButton state={state} action="import" name={`Import ${formatCount(importable, 'person', 'people')}`} />
        )}
        <CancelButton state={state} />
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
          {formatCount(written, 'person was', 'people were')} imported. Their first lessons are sent at their send hour,
          at least six hours from now.
        </p>
        {others > 0 ? (
          <p>{formatNumber(others)} signed up or unsubscribed during the import, and were left unchanged.</p>
        ) : null}
      </div>
      <PreviewResults state={state} />
      <p>
        <a href="/admin/import">Import another file</a>
      </p>
    </>
  );
}

function CancelButton({ state }: { state: Import }) {
  return (
    <ActionButton
      state={state}
      isQuiet
      action="cancel"
      name={state.phase === 'importing' ? 'Stop import' : 'Cancel import'}
    />
  );
}

interface ActionButtonProps {
  state: Import;
  action: 'continue' | 'import' | 'cancel';
  name: string;
  isQuiet?: boolean;
}

function ActionButton({ state, action, name, isQuiet, children }: PropsWithChildren<ActionButtonProps>) {
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
