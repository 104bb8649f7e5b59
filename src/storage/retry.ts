/** KV takes one write a second to a key and fails now and then; a write that matters is tried again. */
import type { Sleep } from '../domain/time.ts';

const WAITS_MS = [1_100, 2_500];

/** Runs `write`, again after a second and after some more if it throws; throws what the last attempt threw. */
export async function retryWrite(write: () => Promise<void>, sleep: Sleep): Promise<void> {
  for (const wait of WAITS_MS) {
    try {
      return await write();
    } catch {
      await sleep(wait);
    }
  }
  return write();
}
