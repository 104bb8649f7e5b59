/** Parses what a reader asks for on their own page, once. */
import { maxValue, object, pipe, regex, safeParse, string, toNumber } from 'valibot';
import type { Change } from '../pages/change-words.ts';

export type Asked =
  | Change['wish']
  | { action: 'leave' }
  /** `message`: what is wrong with the hour, for the reader. */
  | { action: 'wrong-hour'; message: string }
  /** A form that asks for nothing, or for what there is not. */
  | { action: 'none' };

const WRONG_HOUR = 'Please choose one of the hours in the list.';

const HourSchema = object({
  hour: pipe(string(), regex(/^\d{1,2}$/), toNumber(), maxValue(23)),
});

/** Reads the field `action`, and `hour` where the hour is to be changed. */
export function parseAsked(fields: Record<string, unknown>): Asked {
  const { action } = fields;
  if (action === 'hour') return parseHour(fields);
  return action === 'pause' || action === 'resume' || action === 'leave' ? { action } : { action: 'none' };
}

function parseHour(fields: Record<string, unknown>): Asked {
  const parsed = safeParse(HourSchema, fields);
  if (!parsed.success) return { action: 'wrong-hour', message: WRONG_HOUR };
  return { action: 'hour', hour: parsed.output.hour };
}
