/** Gives an import up: whoever it has brought in stays, and all that it kept is forgotten. */
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import { inWords, mend } from './bring-in.ts';
import { standingsOf } from './standings.ts';

/** Gives an import up at `now` (ms). Nobody stays half written: whoever its last step left so gets their place first. */
export async function giveUp(state: Import, now: number, services: Services): Promise<void> {
  if (state.phase === 'importing') {
    const people = (await services.store.imports.getPiece(state.at, state.cursor)) ?? [];
    await mend(await standingsOf(people, state.at, services), { ...state, stepAt: now }, services);
    await services.store.audit.put({ at: now, action: 'import', detail: `given up after ${inWords(state)}`, mark: '' });
  }
  await services.store.imports.delete(state.at);
}
