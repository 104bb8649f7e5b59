/** Keyed hashes: what stands for a subscriber where nobody who reads KV may try addresses on it. */

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** HMAC-SHA-256 (hex) of a text under each secret, in their order: the current SIGNING_SECRET first. */
export async function keyedHashes(text: string, signingSecrets: readonly string[]): Promise<string[]> {
  return Promise.all(signingSecrets.map((secret) => keyedHash(secret, text)));
}

async function keyedHash(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
