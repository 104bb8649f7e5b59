/** Stands in for fast-sha256 in the Worker's bundle: the SDK checks webhooks with it, and the platform has its own. */
import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 (RFC 2104) of `data` under `key`. */
export function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(data).digest());
}
