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
} from 'valibot';
import type { SubscriberAction } from '../../domain/action.ts';
import { normalizeAddress } from '../../domain/address.ts';
import { isPauseDay } from '../../domain/pause.ts';
import { isTimeZone } from '../../domain/slot.ts';
import { emailSchema, type Mistakes, nameSchema } from '../subscribe/form.ts';

/** A field whose value can be invalid. */
type FieldName = 'until' | 'hour' | 'timezone' | 'name' | 'email' | 'sure';

/** What a form asks for. */
export type PreferencesRequest =
  | SubscriberAction
  | { action: 'download' }
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

type FormResult = SubscriberAction | { action: 'download' };

/** A form for each action of the table, under its name: the fields as they are typed, and the action that they come to. */
type Forms = { [Name in FormResult['action']]: GenericSchema<unknown, Extract<FormResult, { action: Name }>> };

/** A form of nothing but its button. */
const button = <Name extends string>(action: Name) => object({ action: literal(action) });

const formsFor = ({ timeZone, now, mistakes }: ParseOptions) =>
  ({
    pause: object({
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
    resume: button('resume'),
    hour: pipe(
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
      transform(({ action, hour, timezone }) => ({ action, hour, timeZone: timezone || null })),
    ),
    name: object({ action: literal('name'), name: nameSchema(mistakes) }),
    restart: button('restart'),
    'undo-restart': button('undo-restart'),
    now: button('now'),
    address: pipe(
      object({ action: literal('address'), email: emailSchema(mistakes) }),
      transform(({ action, email }) => ({ action, address: normalizeAddress(email) ?? '' })),
    ),
    leave: object({ action: literal('leave'), reason }),
    reason: object({ action: literal('reason'), reason }),
    return: button('return'),
    delete: pipe(
      object({ action: literal('delete'), sure: optional(pipe(string(), literal('yes', mistakes.notSure)), '') }),
      transform(({ action }) => ({ action })),
    ),
    restore: object({ action: literal('restore'), undo: pipe(string(), maxLength(20_000)) }),
    download: button('download'),
  }) satisfies Forms;

const FieldSchema: GenericSchema<FieldName> = picklist(['until', 'hour', 'timezone', 'name', 'email', 'sure']);

/** Parses the field `action`, and the fields that go with it. */
export function parsePreferencesForm(fields: Record<string, unknown>, options: ParseOptions): PreferencesRequest {
  const forms: ReadonlyMap<unknown, GenericSchema<unknown, FormResult>> = new Map(Object.entries(formsFor(options)));
  const form = forms.get(fields['action']);
  if (form === undefined) return { action: 'none' };
  const parsed = safeParse(form, fields, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const [{ path, message }] = parsed.issues;
  const field = safeParse(FieldSchema, path?.[0]?.key);
  return field.success ? { action: 'invalid', field: field.output, message } : { action: 'none' };
}
