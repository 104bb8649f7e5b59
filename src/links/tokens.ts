/**
 * Signed links (JWT, HS256, RFC 7519). One audience each, so that no link serves for another. The tokens in
 * lessons carry no time: the same reader gets the same link for ever, and a mail that is sent again is the same mail.
 */
import { sign, verify } from 'hono/jwt';
import { type GenericSchema, type InferOutput, object, safeParse, string } from 'valibot';
import { DAY_MS } from '../core/time.ts';

/** How long a confirmation link works (ms). */
const CONFIRM_FOR_MS = 7 * DAY_MS;

/** What a confirmation link carries: the whole signup, so that an unconfirmed one is stored nowhere. */
const SignupSchema = object({ address: string(), name: string(), timeZone: string(), origin: string() });

export type SignedSignup = InferOutput<typeof SignupSchema>;

const ReaderSchema = object({ sub: string() });

/** `expired` still hands out what the link carries: its signature was good. */
type Opened<Claims> =
  | { kind: 'valid'; claims: Claims; issuedAt: number }
  | { kind: 'expired'; claims: Claims }
  | { kind: 'invalid' };

export interface Tokens {
  /** A confirmation link's token, issued at `issuedAt` (ms). */
  signup(signup: SignedSignup, issuedAt: number): Promise<string>;
  /** What a confirmation link carries, at `now` (ms). */
  openSignup(token: string, now: number): Promise<Opened<SignedSignup>>;
  /** A link for one reader that never expires. */
  reader(id: string, audience: ReaderAudience): Promise<string>;
  /** The reader's id, or null if the token was not made for this. */
  openReader(token: string, audience: ReaderAudience): Promise<string | null>;
}

type ReaderAudience = 'unsubscribe' | 'preferences';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** Tokens signed with the first secret; a token signed with any of them opens. */
export async function createTokens(secrets: readonly string[]): Promise<Tokens> {
  const keys = await Promise.all(secrets.map(importKey));
  const [signingKey] = keys;
  if (!signingKey) throw new Error('createTokens needs at least one secret');

  async function open<Schema extends GenericSchema>(
    token: string,
    audience: string,
    schema: Schema,
    now: number,
  ): Promise<Opened<InferOutput<Schema>>> {
    for (const key of keys) {
      const opened = await openWith(key, token, audience, now);
      if (opened.kind === 'invalid') continue;
      const claims = safeParse(schema, opened.claims);
      return claims.success ? { ...opened, claims: claims.output } : { kind: 'invalid' };
    }
    return { kind: 'invalid' };
  }

  return {
    signup(signup, issuedAt) {
      // To the millisecond: what counts is whether a link is younger than its reader's leaving.
      const times = { iat: issuedAt / 1000, exp: (issuedAt + CONFIRM_FOR_MS) / 1000 };
      return sign({ ...signup, aud: 'confirm', ...times }, signingKey, 'HS256');
    },
    openSignup: (token, now) => open(token, 'confirm', SignupSchema, now),
    reader: (id, audience) => sign({ sub: id, aud: audience }, signingKey, 'HS256'),
    async openReader(token, audience) {
      const opened = await open(token, audience, ReaderSchema, 0);
      return opened.kind === 'valid' ? opened.claims.sub : null;
    },
  };
}

function importKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), ALGORITHM, false, ['sign', 'verify']);
}

async function openWith(key: CryptoKey, token: string, audience: string, now: number): Promise<Opened<unknown>> {
  // `now` is passed in everywhere, so the expiry is not left to the library's own clock.
  const times = { exp: false, iat: false, nbf: false };
  const claims = await verify(token, key, { alg: 'HS256', aud: audience, ...times }).catch(() => null);
  if (claims === null) return { kind: 'invalid' };
  const { exp = Number.POSITIVE_INFINITY, iat = 0 } = claims;
  return now >= Math.round(exp * 1000)
    ? { kind: 'expired', claims }
    : { kind: 'valid', claims, issuedAt: Math.round(iat * 1000) };
}
