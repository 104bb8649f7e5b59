/** Parses what the operator asks for on a person's page: what readers can ask for themselves, and a little more. */
import { literal, object, pipe, safeParse, string, trim, variant } from 'valibot';
import { type PreferencesRequest, parsePreferencesForm } from '../../web/preferences/form.ts';
import type { Mistakes } from '../../web/subscribe/form.ts';

/** What readers have on their own page, too, under the same names. */
type Shared = Extract<
  PreferencesRequest,
  { action: 'pause' | 'resume' | 'now' | 'restart' | 'undo-restart' | 'hour' | 'name' | 'erase' | 'restore' }
>;

export type Order =
  | Shared
  /** `lesson`: its slug, or whatever was sent as one. */
  | { action: 'resend'; lesson: string }
  | { action: 'remove' }
  | { action: 'lift' };

export type ParsedOrder =
  | Order
  /** `message`: what is wrong with the field. */
  | Extract<PreferencesRequest, { action: 'invalid' }>
  /** A form that asks for nothing, or for what there is not. */
  | { action: 'none' };

const OwnSchema = variant('action', [
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

/** `words`: for what only the course's own words tell. Days are those of the person's calendar; `now` is in ms. */
interface Asker {
  timeZone: string;
  now: number;
  messages: Mistakes;
}

/** Reads the field `action`, and the fields that go with it. */
export function parseOrder(fields: Record<string, unknown>, { timeZone, now, messages }: Asker): ParsedOrder {
  const own = safeParse(OwnSchema, fields);
  if (own.success) return own.output;
  const asked = parsePreferencesForm(fields, { timeZone, now, mistakes: { ...messages, ...MISTAKES } });
  switch (asked.action) {
    case 'address':
    case 'leave':
    case 'reason':
    case 'return':
    case 'download':
      // Their own to ask for: a new address says yes itself, and nobody else brings back who has left.
      return { action: 'none' };
    default:
      return asked;
  }
}
