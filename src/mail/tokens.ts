/**
 * Signed links (JWT, HS256, RFC 7519). One audience each, so that no link serves for another. The tokens in
 * lessons carry no time: the same subscriber gets the same link for ever, and a mail that is sent again is the same mail.
 */
import { sign, verify } from 'hono/jwt';
import {
  array,
  type GenericSchema,
  type InferOutput,
  number,
  object,
  optional,
  safeParse,
  string,
  tuple,
} from 'valibot';
import { SubscriberSchema } from '../domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../domain/time.ts';

/** The one algorithm that signs, and the only one that is read. */
const ALGORITHM = 'HS256';

/** How long a link works that confirms an address (ms). */
const CONFIRM_FOR_MS = 7 * DAY_MS;

/** For how long a subscriber who had themselves deleted can take it back (ms). */
const RESTORE_FOR_MS = HOUR_MS;

/** What a confirmation link carries: the whole signup, so that an unconfirmed one is stored nowhere. */
const SignupSchema = object({ address: string(), name: string(), timeZone: string(), origin: string() });

export type SignedSignup = InferOutput<typeof SignupSchema>;

const AddressSchema = object({ id: string(), address: string() });

/** A move to another address: the subscriber's id until then, and the new address, normalised. */
export type SignedMove = InferOutput<typeof AddressSchema>;

const RestoreSchema = object({ deleted: array(tuple([string(), SubscriberSchema])) });

/** All that was kept about a subscriber when they were deleted: their ids, the current one first, each with its record. */
export type SignedRestore = InferOutput<typeof RestoreSchema>;

const SubjectSchema = object({ sub: string() });

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
  /** A link to the new address of a subscriber, issued at `issuedAt` (ms). */
  address(move: SignedMove, issuedAt: number): Promise<string>;
  /** What a link to a new address carries, at `now` (ms). */
  openAddress(token: string, now: number): Promise<Opened<SignedMove>>;
  /** What puts a subscriber back who was deleted at `issuedAt` (ms): it is stored nowhere but with them. */
  restore(state: SignedRestore, issuedAt: number): Promise<string>;
  /** What was deleted, at `now` (ms). */
  openRestore(token: string, now: number): Promise<Opened<SignedRestore>>;
  /** A link for one subscriber that never expires. */
  reader(id: string, audience: ReaderAudience): Promise<string>;
  /** The subscriber's id, or null if the token was not made for this. */
  openReader(token: string, audience: ReaderAudience): Promise<string | null>;
  /** A link to a lesson's page, the same for every subscriber and for ever; signed once, for all mails that carry it. */
  lesson(slug: string): Promise<string>;
  /** What looks like the token of a link, and opens nothing: for mails that are tried out. */
  nobody(): Promise<string>;
  /** The lesson's slug, or null if the token was not made for this. */
  openLesson(token: string): Promise<string | null>;
}

type ReaderAudience = 'unsubscribe' | 'preferences';

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

  const signed = (claims: Record<string, unknown>) => sign(claims, signingKey, ALGORITHM);

  const signFor = (claims: object, aud: string, issuedAt: number, lasts: number): Promise<string> => {
    // To the millisecond: what counts is whether a link is younger than its subscriber's leaving.
    const times = { iat: issuedAt / 1000, exp: (issuedAt + lasts) / 1000 };
    return signed({ ...claims, aud, ...times });
  };

  const openSubject = async (token: string, audience: string): Promise<string | null> => {
    const opened = await open(token, audience, SubjectSchema, 0);
    return opened.kind === 'valid' ? opened.claims.sub : null;
  };

  const lessons = new Map<string, Promise<string>>();

  return {
    signup: (signup, issuedAt) => signFor(signup, 'confirm', issuedAt, CONFIRM_FOR_MS),
    openSignup: (token, now) => open(token, 'confirm', SignupSchema, now),
    address: (move, issuedAt) => signFor(move, 'address', issuedAt, CONFIRM_FOR_MS),
    openAddress: (token, now) => open(token, 'address', AddressSchema, now),
    restore: (state, issuedAt) => signFor(state, 'restore', issuedAt, RESTORE_FOR_MS),
    openRestore: (token, now) => open(token, 'restore', RestoreSchema, now),
    reader: (id, audience) => signed({ sub: id, aud: audience }),
    openReader: openSubject,
    lesson(slug) {
      const token = lessons.get(slug) ?? signed({ sub: slug, aud: 'lesson' });
      lessons.set(slug, token);
      return token;
    },
    nobody: () => signed({ aud: 'nobody' }),
    openLesson: (token) => openSubject(token, 'lesson'),
  };
}

/** The key of a secret, made once: a batch signs two hundred tokens. */
function importKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/** Instants in seconds, as RFC 7519 (2) has them. */
const TimesSchema = object({ iat: optional(number(), 0), exp: optional(number(), Number.POSITIVE_INFINITY) });

async function openWith(key: CryptoKey, token: string, audience: string, now: number): Promise<Opened<unknown>> {
  const claims = await claimsIn(token, key, audience);
  const times = safeParse(TimesSchema, claims);
  if (!times.success) return { kind: 'invalid' };
  const { exp, iat } = times.output;
  return now >= Math.round(exp * 1000)
    ? { kind: 'expired', claims }
    : { kind: 'valid', claims, issuedAt: Math.round(iat * 1000) };
}

/** The claims of a token that was signed with this key for this audience, whenever that was; null where it was not. */
async function claimsIn(token: string, key: CryptoKey, aud: string): Promise<unknown> {
  // The instant of a request is handed in, and a link that has expired still says whose it is: times are looked at above.
  const options = { alg: ALGORITHM, aud, exp: false, iat: false, nbf: false } as const;
  return verify(token, key, options).catch(() => null);
}

/** A link with a token in a mail: absolute, on `PUBLIC_URL`. A JWT needs no escaping in a URL (RFC 7515, 3.1). */
export function link(publicUrl: string, path: `/${string}`, token: string): string {
  return `${publicUrl}${path}?token=${token}`;
}
