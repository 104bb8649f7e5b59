/** What the operator asks of an import: to go on, to bring its people in, to give it up. */
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import { beginToBringIn, bringIn } from './bring-in.ts';
import { giveUp } from './give-up.ts';
import { lookOn } from './look.ts';

interface Stepped {
  state: Import;
  /** Why nothing was done. */
  incident?: string;
}

const ANOTHER =
  'Another import is not finished. Finish it first, or stop it: two at once could bring the same person in twice.';

/** Does one step at `now` (ms); what does not go with the import's phase does nothing. Null: it is given up. */
export async function step(state: Import, action: unknown, now: number, services: Services): Promise<Stepped | null> {
  switch (action) {
    case 'give-up':
      await giveUp(state, now, services);
      return null;
    case 'import': {
      if (state.phase !== 'looked') return { state };
      if (await isAnotherOpen(state, services)) return { state, incident: ANOTHER };
      return { state: await beginToBringIn(state, now, services) };
    }
    case 'continue':
      return { state: await goOn(state, now, services) };
    default:
      return { state };
  }
}

async function goOn(state: Import, now: number, services: Services): Promise<Import> {
  if (state.phase === 'looking') return lookOn(state, services);
  return state.phase === 'importing' ? bringIn(state, now, services) : state;
}

async function isAnotherOpen({ at }: Import, { store }: Services): Promise<boolean> {
  return (await store.imports.list()).some((one) => one.phase === 'importing' && one.at !== at);
}
