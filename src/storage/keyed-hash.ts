/** Keyed hashes (HMAC-SHA-256 under SIGNING_SECRET): what stands for a reader where nobody who reads KV may try addresses on it. */
import type { Services } from '../services.ts';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** The keyed hashes (hex) of some words: under the current secret first, then under the one before it, if any. */
export async function keyedHashes(words: string, { config }: Pick<Services, 'config'>): Promise<string[]> {
  return Promise.all(config.signingSecrets.map((secret) => keyedHash(secret, words)));
}

async function keyedHash(secret: string, words: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, encoder.encode(words));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
