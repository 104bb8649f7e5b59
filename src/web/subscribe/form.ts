/** Parses a signup, from a form or from JSON, once; what passes is right from here on. */
import { check, fallback, maxLength, object, optional, pipe, safeParse, string, transform } from 'valibot';
import { normalizeAddress } from '../../domain/address.ts';
import { isTimeZone } from '../../domain/slot.ts';
import type { Messages } from '../../locales/locale.ts';

/** A signup that can be answered. */
export interface Signup {
  /** Normalised. */
  address: string;
  /** One line; empty where the reader gave none. */
  name: string;
  timeZone: string;
}

export type SignupField = 'email' | 'name' | 'timezone';

interface SignupError {
  field: SignupField;
  message: string;
}

/** `trap`: a field was filled in that people do not see. */
export type ParsedSignup =
  | { kind: 'valid'; signup: Signup }
  | { kind: 'invalid'; error: SignupError }
  | { kind: 'trap' };

const MAX_NAME_LENGTH = 60;

/** A name stands in a mail to somebody who may not have signed up: it must not carry a stranger's advertisement. */
const LINK = /:\/\/|www\.|\.[a-z]{2,}\//i;

/** What can be wrong with what was typed, in words. */
export type Mistakes = Messages['mistakes'];

const text = ({ noText, tooLong }: Mistakes) => optional(pipe(string(noText), maxLength(1_000, tooLong)), '');

/** What can be normalised to an address. */
export const emailSchema = (mistakes: Mistakes) =>
  pipe(
    text(mistakes),
    check((email) => email.trim() !== '', mistakes.noEmail),
    check((email) => normalizeAddress(email) !== null, mistakes.notAnEmail),
  );

/** A name in one line; it may be empty. */
export const nameSchema = (mistakes: Mistakes) =>
  pipe(
    text(mistakes),
    transform((name) => name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()),
    check((name) => !LINK.test(name), mistakes.linkInName),
    check((name) => [...name].length <= MAX_NAME_LENGTH, mistakes.longName({ most: MAX_NAME_LENGTH })),
  );

const signupSchema = (mistakes: Mistakes) =>
  object({
    email: emailSchema(mistakes),
    name: nameSchema(mistakes),
    // Whatever it is, it is no reason to turn anybody away.
    timezone: fallback(text(mistakes), ''),
  });

/**
 * A time zone that nobody knows is replaced, never refused: by `visitorZone`, the visitor's zone by address,
 * else by UTC.
 */
export function parseSignup(input: unknown, visitorZone: string | undefined, mistakes: Mistakes): ParsedSignup {
  if (isTrapped(input)) return { kind: 'trap' };
  const parsed = safeParse(signupSchema(mistakes), input, { abortPipeEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const key = issue.path?.[0]?.key;
    const field = key === 'name' ? key : 'email';
    const message = key === undefined ? mistakes.noFields : issue.message;
    return { kind: 'invalid', error: { field, message } };
  }
  const { email, name, timezone } = parsed.output;
  const timeZone = [timezone.trim(), visitorZone ?? ''].find(isTimeZone) ?? 'UTC';
  return { kind: 'valid', signup: { address: normalizeAddress(email) ?? '', name, timeZone } };
}

/** `website` is a field that people do not see. */
function isTrapped(input: unknown): boolean {
  const website = fieldIn(input, 'website');
  return website !== undefined && website !== null && website !== '';
}

/** What was typed, to be shown again. */
export function typedIn(input: unknown): Record<SignupField, string> {
  return { email: textIn(input, 'email'), name: textIn(input, 'name'), timezone: textIn(input, 'timezone') };
}

/** A field as it was sent; empty where it is missing or no text. */
export function textIn(input: unknown, field: string): string {
  const value = fieldIn(input, field);
  return typeof value === 'string' ? value : '';
}

function fieldIn(input: unknown, field: string): unknown {
  return new Map<string, unknown>(Object.entries(input ?? {})).get(field);
}
