/** Parses the forms of a subscriber's own page. */
import {
  check,
  type GenericSchema,
  literal,
  maxLength,
  maxValue,
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  toNumber,
  transform,
  variant,
} from 'valibot';
import { normalizeAddress } from '../../domain/address.ts';
import { isPauseDay } from '../../domain/pause.ts';
import { isTimeZone } from '../../domain/slot.ts';
import type { AskedChange } from '../../subscribers/actions.ts';
import { emailSchema, type Mistakes, nameSchema } from '../subscribe/form.ts';

/** A field whose value can be invalid. */
type FieldName = 'until' | 'hour' | 'timezone' | 'name' | 'email' | 'sure';

/** What a form asks for. */
export type PreferencesRequest =
  | AskedChange
  /** `address`: normalized. */
  | { action: 'address'; address: string }
  /** `reason`: null where they gave none. */
  | { action: 'leave'; reason: string | null }
  /** `undo`: the signed token from the page after deleting. */
  | { action: 'restore'; undo: string }
  | { action: 'download' }
  | { action: 'erase' }
  /** `message`: what is wrong with the field, for the subscriber. */
  | { action: 'invalid'; field: FieldName; message: string }
  /** A form without an action, or with an unknown one. */
  | { action: 'none' };

interface ParseOptions {
  /** The subscriber's (IANA name): days are those of their calendar. */
  timeZone: string;
  /** ms */
  now: number;
  /** The messages for invalid fields. */
  mistakes: Mistakes;
}

/** In characters; the rest is cut off. */
export const MAX_REASON_LENGTH = 1_000;

/** Keeps line breaks, and replaces other control characters. */
const reason = optional(
  pipe(
    string(),
    transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]+/gu, ' ')
        .trim()
        .slice(0, MAX_REASON_LENGTH),
    ),
    transform((text) => text || null),
  ),
  '',
);

const schemaFor = ({ timeZone, now, mistakes }: ParseOptions) =>
  variant('action', [
    object({
      action: literal('pause'),
      until: optional(
        pipe(
          string(),
          transform((day) => day.trim() || null),
          check((day) => day === null || isPauseDay(day, timeZone, now), mistakes.day),
        ),
        '',
      ),
    }),
    object({
      action: literal('hour'),
      hour: optional(
        pipe(string(mistakes.hour), regex(/^\d{1,2}$/, mistakes.hour), toNumber(), maxValue(23, mistakes.hour)),
        '',
      ),
      timezone: optional(
        pipe(
          string(),
          check((zone) => zone === '' || isTimeZone(zone), mistakes.zone),
        ),
        '',
      ),
    }),
    object({ action: literal('name'), name: nameSchema(mistakes) }),
    object({ action: literal('address'), email: emailSchema(mistakes) }),
    object({ action: picklist(['leave', 'reason']), reason }),
    object({ action: literal('restore'), undo: pipe(string(), maxLength(20_000)) }),
    object({ action: literal('erase'), sure: optional(pipe(string(), literal('yes', mistakes.notSure)), '') }),
    object({ action: picklist(['resume', 'now', 'restart', 'undo-restart', 'return', 'download']) }),
  ]);

const FieldSchema: GenericSchema<FieldName> = picklist(['until', 'hour', 'timezone', 'name', 'email', 'sure']);

/** Parses the field `action`, and the fields that go with it. */
export function parsePreferencesForm(fields: Record<string, unknown>, options: ParseOptions): PreferencesRequest {
  const parsed = safeParse(schemaFor(options), fields, { abortPipeEarly: true });
  if (!parsed.success) {
    const [{ path, message }] = parsed.issues;
    const field = safeParse(FieldSchema, path?.[0]?.key);
    return field.success ? { action: 'invalid', field: field.output, message } : { action: 'none' };
  }
  const request = parsed.output;
  switch (request.action) {
    case 'hour':
      return { action: 'hour', hour: request.hour, timeZone: request.timezone || null };
    case 'address':
      return { action: 'address', address: normalizeAddress(request.email) ?? '' };
    case 'erase':
      return { action: 'erase' };
    default:
      return request;
  }
}
