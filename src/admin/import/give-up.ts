/** Gives an import up: whoever it has brought in stays, and all that it kept is forgotten. */
import { eachAtOnce } from '../../core/at-once.ts';
import type { Edges } from '../../edges.ts';
import { putAudit } from '../../kv/audit.ts';
import { getPiece, type Import, keysOf } from '../../kv/imports.ts';
import { retryWrite } from '../../kv/retry.ts';
import { inWords, mend } from './bring-in.ts';
import { MOST_AT_ONCE } from './in-turn.ts';
import { standingsOf } from './standings.ts';

/** Gives an import up at `now` (ms). Nobody stays half written: whoever its last step left so gets their place first. */
export async function giveUp(state: Import, now: number, edges: Edges): Promise<void> {
  if (state.phase === 'importing') {
    const people = (await getPiece(edges.kv, state.at, state.cursor)) ?? [];
    await mend(await standingsOf(people, state.at, edges), { ...state, stepAt: now }, edges);
    await putAudit({ at: now, action: 'import', detail: `given up after ${inWords(state)}`, mark: '' }, edges);
  }
  await forget(state.at, edges);
}

/** The import itself goes last, so that what is left of one can still be given up. */
async function forget(at: number, { kv, time }: Edges): Promise<void> {
  const own: string[] = [];
  await eachAtOnce(keysOf(kv, at), MOST_AT_ONCE, async (key) => {
    if (key === `import:${at}`) own.push(key);
    else await retryWrite(() => kv.delete(key), time.sleep);
  });
  for (const key of own) await retryWrite(() => kv.delete(key), time.sleep);
}
