/**
 * `erased:<hash>`: nobody with this address is to be mailed again. The hash is keyed (HMAC-SHA-256 of the
 * subscriber's id under SIGNING_SECRET), so that nobody who reads KV can try addresses on it; the value is empty.
 */
import type { Edges } from '../edges.ts';
import { retryWrite } from './retry.ts';

type Erasing = Pick<Edges, 'kv' | 'config' | 'time'>;

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

const keyOf = (hash: string) => `erased:${hash}`;

/** The keyed hashes (hex) of some words: under the current secret first, then under the one before it, if any. */
export async function keyedHashes(words: string, { config }: Pick<Edges, 'config'>): Promise<string[]> {
  return Promise.all(config.signingSecrets.map((secret) => keyedHash(secret, words)));
}

/** Remembers that the person with this id had themselves deleted. */
export async function putErased(id: string, edges: Erasing): Promise<void> {
  const [hash = ''] = await hashesOf(id, edges);
  await retryWrite(() => edges.kv.put(keyOf(hash), ''), edges.time.sleep);
}

/** Whether the person with this id had themselves deleted. May be a minute old where another location knows. */
export async function isErased(id: string, edges: Omit<Erasing, 'time'>): Promise<boolean> {
  const hashes = await hashesOf(id, edges);
  const values = await Promise.all(hashes.map((hash) => edges.kv.get(keyOf(hash))));
  return values.some((value) => value !== null);
}

/** Forgets that somebody had themselves deleted: they took it back. */
export async function removeErased(id: string, edges: Erasing): Promise<void> {
  for (const hash of await hashesOf(id, edges)) {
    await retryWrite(() => edges.kv.delete(keyOf(hash)), edges.time.sleep);
  }
}

const hashesOf = (id: string, edges: Pick<Edges, 'config'>) => keyedHashes(`erased ${id}`, edges);

async function keyedHash(secret: string, words: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, encoder.encode(words));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
