/** Parses a signup from a form or from JSON; what passes needs no further checks. */
import { check, fallback, maxLength, object, optional, pipe, safeParse, string, transform } from 'valibot';
import { normalizeAddress } from '../../domain/address.ts';
import { isTimeZone } from '../../domain/slot.ts';
import type { Messages } from '../../locales/locale.ts';
import type { Signup } from '../../subscribers/subscribe.ts';

export type SignupField = 'email' | 'name' | 'timezone';

interface SignupError {
  field: SignupField;
  message: string;
}

/** `trap`: the honeypot was filled in, a field that people do not see. */
export type ParsedSignup =
  | { kind: 'valid'; signup: Signup }
  | { kind: 'invalid'; error: SignupError }
  | { kind: 'trap' };

const MAX_NAME_LENGTH = 60;

/** The name is in a mail to somebody who may not have signed up: it must not carry an advertisement. */
const LINK = /:\/\/|www\.|\.[a-z]{2,}\//i;

/** The messages for invalid fields. */
export type Mistakes = Messages['mistakes'];

const text = ({ noText, tooLong }: Mistakes) => optional(pipe(string(noText), maxLength(1_000, tooLong)), '');

/** Text that can be normalized to an email address. */
export const emailSchema = (mistakes: Mistakes) =>
  pipe(
    text(mistakes),
    check((email) => email.trim() !== '', mistakes.noEmail),
    check((email) => normalizeAddress(email) !== null, mistakes.notAnEmail),
  );

/** A name on one line; may be empty. */
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
    // No value of it is a reason to refuse a signup.
    timezone: fallback(text(mistakes), ''),
  });

/**
 * Parses the fields of a signup. An unknown time zone is not refused, but replaced by `visitorZone` (the visitor's, by IP
 * address), or else by UTC.
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

/** `website` is the honeypot. */
function isTrapped(input: unknown): boolean {
  const website = fieldValue(input, 'website');
  return website !== undefined && website !== null && website !== '';
}

/** What was typed, to be shown again. */
export function typedValues(input: unknown): Record<SignupField, string> {
  return { email: fieldText(input, 'email'), name: fieldText(input, 'name'), timezone: fieldText(input, 'timezone') };
}

/** A field as it was sent; empty where it is missing or not a string. */
export function fieldText(input: unknown, field: string): string {
  const value = fieldValue(input, field);
  return typeof value === 'string' ? value : '';
}

function fieldValue(input: unknown, field: string): unknown {
  return new Map<string, unknown>(Object.entries(input ?? {})).get(field);
}
