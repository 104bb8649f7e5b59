/** Does what the operator asks of an import: continue, commit or cancel. */
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import { commitStep, completeEnrollments, startCommit, summaryOf } from './commit.ts';
import { comparePiece, RowsExpired } from './known-subscribers.ts';
import { previewStep } from './preview.ts';

interface StepResult {
  state: Import;
  /** Why nothing was done. */
  incident?: string;
}

const ANOTHER_IS_RUNNING =
  'Another import is not finished. Finish or stop it first: two imports at once could import the same person twice.';

/** Does one step at `now` (ms). An action that does not fit the import's phase does nothing. Null: the import was canceled. */
export async function step(
  state: Import,
  action: unknown,
  now: number,
  services: Services,
): Promise<StepResult | null> {
  switch (action) {
    case 'cancel':
      await cancelImport(state, now, services);
      return null;
    case 'import': {
      if (state.phase !== 'previewed') return { state };
      if (await isAnotherRunning(state, services)) return { state, incident: ANOTHER_IS_RUNNING };
      return { state: await startCommit(state, now, services) };
    }
    case 'continue':
      return { state: await continueImport(state, now, services) };
    default:
      return { state };
  }
}

async function continueImport(state: Import, now: number, services: Services): Promise<Import> {
  if (state.phase === 'previewing') return previewStep(state, services);
  return state.phase === 'importing' ? commitStep(state, now, services) : state;
}

async function isAnotherRunning({ at }: Import, { store }: Services): Promise<boolean> {
  return (await store.imports.list()).some((one) => one.phase === 'importing' && one.at !== at);
}

/**
 * Cancels an import at `now` (ms): subscribers that it has written stay, and everything it stored is deleted. Subscribers
 * that its last step left without an enrollment get one first.
 */
export async function cancelImport(state: Import, now: number, services: Services): Promise<void> {
  if (state.phase === 'importing') {
    await completeEnrollments(await lastStep(state, services), { ...state, stepAt: now }, services);
    const detail = `stopped after ${summaryOf(state)}`;
    await services.store.audit.put({ at: now, action: 'import', detail, mark: '' });
  }
  await services.store.imports.delete(state.at);
}

async function lastStep(state: Import, services: Services) {
  try {
    return await comparePiece(state, state.cursor, services);
  } catch (error) {
    if (error instanceof RowsExpired) return [];
    throw error;
  }
}
