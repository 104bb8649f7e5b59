/** Whether a request is Resend's own: signed with the webhook's secret (https://www.standardwebhooks.com), and fresh. */
import { MINUTE_MS } from '../../domain/time.ts';

/** What the signature is made of; empty where its header is missing. */
export interface Signed {
  id: string;
  /** Seconds since 1970. */
  timestamp: string;
  /** `v1,<base64>`, several of them apart by spaces while a secret is being changed. */
  signature: string;
}

/** An older delivery may be one that somebody has overheard and sends again; a clock may be as much ahead. */
const FRESH_MS = 5 * MINUTE_MS;

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Checks the raw body of a request that came at `now` (ms). `secret` begins with `whsec_`. */
export async function isGenuine(
  payload: string,
  { id, timestamp, signature }: Signed,
  secret: string,
  now: number,
): Promise<boolean> {
  const isFresh = /^\d+$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= FRESH_MS;
  const keyBytes = bytesOf(secret.replace('whsec_', ''));
  if (id === '' || !isFresh || keyBytes.length === 0) return false;
  const key = await crypto.subtle.importKey('raw', keyBytes, HMAC, false, ['verify']);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${payload}`);
  for (const one of signature.split(' ')) {
    const [version, base64 = ''] = one.split(',');
    if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, bytesOf(base64), content))) return true;
  }
  return false;
}

/** The bytes that base64 stands for; none where it is not base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
