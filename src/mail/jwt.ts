/**
 * JSON Web Tokens (RFC 7519), of one algorithm, HS256 (RFC 7518, 3.2), by Web Crypto. A library knows a dozen
 * algorithms, each of them a way to be talked into another one; tests hold these tokens to a library's.
 */

/** The one header that is written, and the only one that is read (RFC 7515, 4). */
const HEADER = base64Url('{"alg":"HS256","typ":"JWT"}');

/** Made once: a batch signs two hundred tokens. */
const encoder = new TextEncoder();

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** The key of a secret. */
export function importKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign', 'verify']);
}

/** A token with these claims. */
export async function signJwt(claims: object, key: CryptoKey): Promise<string> {
  const content = `${HEADER}.${base64Url(letters(encoder.encode(JSON.stringify(claims))))}`;
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(content));
  return `${content}.${base64Url(letters(new Uint8Array(signature)))}`;
}

/** The claims of a token that was signed with this key; null where it was not, or is none. */
export async function verifyJwt(token: string, key: CryptoKey): Promise<unknown> {
  const [header, payload = '', signature = '', ...more] = token.split('.');
  const mac = bytesOf(signature);
  if (header !== HEADER || mac === null || more.length > 0) return null;
  const content = encoder.encode(`${header}.${payload}`);
  if (!(await crypto.subtle.verify('HMAC', key, mac, content))) return null;
  // Only what was signed is parsed, and only JSON was.
  return JSON.parse(new TextDecoder().decode(bytesOf(payload) ?? undefined));
}

/** A letter for each byte. */
function letters(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, null, bytes);
}

function base64Url(bytes: string): string {
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null where it is no base64url. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const found = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(found, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
