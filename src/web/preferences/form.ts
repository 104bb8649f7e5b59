/** Parses what a reader asks for on their own page, once. */
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
import { emailSchema, type Mistakes, nameSchema } from '../subscribe/form.ts';

/** A field of the page in which something can be wrong. */
type AskedField = 'until' | 'hour' | 'timezone' | 'name' | 'email' | 'sure';

export type Asked =
  /** `until`: the local day (`yyyy-mm-dd`) on which the next lesson comes; null: when they resume. */
  | { action: 'pause'; until: string | null }
  /** `timeZone`: null where it stays as it is. */
  | { action: 'hour'; hour: number; timeZone: string | null }
  | { action: 'name'; name: string }
  /** Normalised. */
  | { action: 'address'; address: string }
  /** `reason`: null where they gave none. */
  | { action: 'leave'; reason: string | null }
  | { action: 'reason'; reason: string | null }
  /** `undo`: the signed token that the page after deleting holds. */
  | { action: 'restore'; undo: string }
  | { action: 'resume' }
  | { action: 'now' }
  | { action: 'restart' }
  | { action: 'undo-restart' }
  | { action: 'return' }
  | { action: 'download' }
  | { action: 'erase' }
  /** `message`: what is wrong with the field, for the reader. */
  | { action: 'wrong'; field: AskedField; message: string }
  /** A form that asks for nothing, or for what there is not. */
  | { action: 'none' };

/** Whose form it is: days are those of their own calendar. `now` is in ms. */
interface Asker {
  timeZone: string;
  now: number;
  /** What can be wrong, in their words. */
  mistakes: Mistakes;
}

const MAX_REASON_LENGTH = 1_000;

/** Lines stay lines; whatever else does not print goes. */
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

const schemaFor = ({ timeZone, now, mistakes }: Asker) =>
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

const FieldSchema: GenericSchema<AskedField> = picklist(['until', 'hour', 'timezone', 'name', 'email', 'sure']);

/** Reads the field `action`, and the fields that go with it. */
export function parseAsked(fields: Record<string, unknown>, asker: Asker): Asked {
  const parsed = safeParse(schemaFor(asker), fields, { abortPipeEarly: true });
  if (!parsed.success) {
    const [{ path, message }] = parsed.issues;
    const field = safeParse(FieldSchema, path?.[0]?.key);
    return field.success ? { action: 'wrong', field: field.output, message } : { action: 'none' };
  }
  const asked = parsed.output;
  switch (asked.action) {
    case 'hour':
      return { action: 'hour', hour: asked.hour, timeZone: asked.timezone || null };
    case 'address':
      return { action: 'address', address: normalizeAddress(asked.email) ?? '' };
    case 'erase':
      return { action: 'erase' };
    default:
      return asked;
  }
}
