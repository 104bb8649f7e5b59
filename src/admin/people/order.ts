/** Parses what the operator asks for on a subscriber's page: what subscribers can do themselves, and a little more. */
import { is, literal, object, pipe, safeParse, string, trim, variant } from 'valibot';
import { type OperatorAction, OperatorActionSchema } from '../../domain/action.ts';
import { type PreferencesRequest, parsePreferencesForm } from '../../web/preferences/form.ts';
import type { Mistakes } from '../../web/subscribe/form.ts';

export type ParsedOrder =
  | OperatorAction
  /** `message`: what is wrong with the field. */
  | Extract<PreferencesRequest, { action: 'invalid' }>
  /** A form that asks for nothing, or for what the operator cannot do. */
  | { action: 'none' };

/** The forms of what only the operator can do. */
const OperatorFormSchema = variant('action', [
  object({ action: literal('resend'), lesson: pipe(string(), trim()) }),
  object({ action: literal('remove') }),
  object({ action: literal('lift') }),
]);

/** What can be wrong, told to the operator. */
const MISTAKES = {
  noText: 'Please send this as text.',
  tooLong: 'This is far too long.',
  linkInName: 'Please enter just the name, without a link.',
  hour: 'Please choose one of the hours in the list.',
  zone: 'Please choose one of the time zones in the list.',
  day: 'Please choose a day from tomorrow on, within a year.',
  notSure: 'Please tick the box, so that nobody is deleted by mistake.',
} satisfies Partial<Mistakes>;

interface Asker {
  /** The subscriber's: days are those of their calendar. */
  timeZone: string;
  /** In ms. */
  now: number;
  /** For mistakes that only the course's own words tell. */
  messages: Mistakes;
}

/** Reads the field `action`, and the fields that go with it. */
export function parseOrder(fields: Record<string, unknown>, { timeZone, now, messages }: Asker): ParsedOrder {
  const own = safeParse(OperatorFormSchema, fields);
  if (own.success) return own.output;
  const asked = parsePreferencesForm(fields, { timeZone, now, mistakes: { ...messages, ...MISTAKES } });
  if (asked.action === 'invalid') return asked;
  return is(OperatorActionSchema, asked) ? asked : { action: 'none' };
}
