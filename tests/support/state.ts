/** All that a request could have changed: what is in KV, and what was asked of Resend. */

import type { Call } from '../stand-ins/resend/wire.ts';
import type { TestCourse } from './harness.ts';

interface StoredKey {
  name: string;
  value: string | null;
  metadata: unknown;
  expiration: number | null;
}

/** Every key of KV, whole. */
export async function keysIn(kv: KVNamespace): Promise<StoredKey[]> {
  const { keys, list_complete: complete } = await kv.list();
  if (!complete) throw new Error('There are more keys than one page of a list holds.');
  return Promise.all(
    keys.map(async ({ name, metadata, expiration }) => ({
      name,
      value: await kv.get(name),
      metadata: metadata ?? null,
      expiration: expiration ?? null,
    })),
  );
}

/** The names of all keys, in order. */
export async function keyNames(kv: KVNamespace): Promise<string[]> {
  return (await keysIn(kv)).map((key) => key.name);
}

/** KV and the calls to Resend: the same before and after whatever changes nothing and sends nothing. */
export async function stateOf(course: TestCourse): Promise<{ kv: StoredKey[]; calls: Call[] }> {
  return { kv: await keysIn(course.env.KV), calls: await course.resend.calls() };
}
