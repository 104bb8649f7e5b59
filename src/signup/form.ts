/** Parses a signup, from a form or from JSON, once; what passes is right from here on. */
import { check, fallback, maxLength, object, optional, pipe, safeParse, string, transform } from 'valibot';
import { normalizeAddress } from '../core/address.ts';
import { isTimeZone } from '../core/slot.ts';

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

const LONGEST_NAME = 60;

/** A name stands in a mail to somebody who may not have signed up: it must not carry a stranger's advertisement. */
const LINK = /:\/\/|www\.|\.[a-z]{2,}\//i;

const field = optional(pipe(string('Please send this as text.'), maxLength(1_000, 'This is far too long.')), '');

/** What can be normalised to an address. */
export const EmailSchema = pipe(
  field,
  check((email) => email.trim() !== '', 'Please enter your email address.'),
  check(
    (email) => normalizeAddress(email) !== null,
    'This does not look like an email address. Please check it: it should look like name@example.org.',
  ),
);

/** A name in one line; it may be empty. */
export const NameSchema = pipe(
  field,
  transform((name) => name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()),
  check((name) => !LINK.test(name), 'Please enter just your name, without a link.'),
  check((name) => [...name].length <= LONGEST_NAME, `Please keep your name under ${LONGEST_NAME} characters.`),
);

const SignupSchema = object({
  email: EmailSchema,
  name: NameSchema,
  // Whatever it is, it is no reason to turn anybody away.
  timezone: fallback(field, ''),
});

/**
 * A time zone that nobody knows is replaced, never refused: by `visitorZone`, the visitor's zone by address,
 * else by UTC.
 */
export function parseSignup(input: unknown, visitorZone: string | undefined): ParsedSignup {
  if (isTrapped(input)) return { kind: 'trap' };
  const parsed = safeParse(SignupSchema, input, { abortPipeEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const key = issue.path?.[0]?.key;
    const field = key === 'name' ? key : 'email';
    const message = key === undefined ? 'Please send the fields email, name and timezone.' : issue.message;
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
