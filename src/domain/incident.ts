/** Incidents: what the operator is alerted to, once when it begins and once when it is over. */
import { HOUR_MS } from './time.ts';

/**
 * - `quota`: Resend's quota is spent, or only its reserve for confirmations is left.
 * - `refused`: Resend refuses every call: the key, the sending domain, the account.
 * - `unreachable`: several calls in a row had no answer.
 * - `unsendable`: a batch is refused as a whole, through no fault of one subscriber; it waits for its next occurrence.
 * - `in-doubt`: a lesson may or may not have left a day ago, and nothing can tell; it counts as sent.
 * - `overdue`: lessons wait for over two hours.
 * - `failing`: something else failed inside a tick, Workers KV say.
 */
export const INCIDENT_KINDS = [
  'quota',
  'refused',
  'unreachable',
  'unsendable',
  'in-doubt',
  'overdue',
  'failing',
] as const;

/** Lessons that wait longer than this (ms) are an incident, whatever the reason. */
export const OVERDUE_MS = 2 * HOUR_MS;

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** One incident of a tick. */
export interface Incident {
  kind: IncidentKind;
  /** What is wrong and, if something can be done, what. Holds no email address. */
  message: string;
}
