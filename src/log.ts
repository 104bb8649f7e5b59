/**
 * The log: every line that the Worker writes, as one type and through one function. A line is JSON and holds no email
 * address. docs/operating.md shows `LOG_LINES` as a table; a test compares the two.
 */
import type { Incident, IncidentKind } from './domain/incident.ts';

/** What one tick did, in numbers. */
export interface TickCounts {
  /** Slots looked at. */
  slots: number;
  /** Batches that got their lesson. */
  batches: number;
  /** Subscribers who got a lesson with their batch. */
  lessons: number;
  /** Pending sends that have left, or had left already. */
  pendingSends: number;
  /** Subscribers deactivated because Resend refused their address. */
  refused: number;
  /** Batches that Resend refuses as they are. */
  failed: number;
  /** Batches and slots that the next tick has to finish. */
  left: number;
}

/** What one tick did. */
export interface TickReport extends TickCounts {
  /** The instant that the tick stands for, ISO 8601. */
  tick: string;
  /** Why the tick stopped sending; null if it did not. */
  stopped: string | null;
  /** The last error of the tick; null if there was none. */
  error: string | null;
  /** What the operator is told of. */
  incidents: readonly Incident[];
  /** Wall time from start to end (ms). */
  durationMs: number;
}

/** One line of the log. `tick` and `since` are ISO 8601, `path` is the path of a request, `subscriber` is an id. */
export type LogLine =
  | ({ kind: 'tick' } & TickReport)
  | { kind: 'tick-failed'; tick: string; error: string }
  | { kind: 'incident'; tick: string; incident: IncidentKind; message: string }
  | { kind: 'in-doubt'; subscriber: string; lesson: string; since: string }
  | { kind: 'request-failed'; path: string; error: string; stack?: string | undefined }
  | { kind: 'confirmation-not-sent'; reason: string }
  | { kind: 'address-refused'; reason: string }
  | { kind: 'turnstile'; problem: string }
  | { kind: 'unknown-event'; path: string }
  | { kind: 'configuration'; problems: readonly string[] }
  | { kind: 'health'; problems: readonly string[] }
  | { kind: 'alert'; problem: string }
  | { kind: 'preview'; held: number };

type Kind = LogLine['kind'];

/** Lines about normal work; every other line is an error. */
const INFO: ReadonlySet<Kind> = new Set<Kind>(['tick', 'preview']);

/** Writes a line, as an error unless it is about normal work. */
export function log(line: LogLine): void {
  const json = JSON.stringify(line);
  if (INFO.has(line.kind)) console.log(json);
  else console.error(json);
}

/** How docs/operating.md explains one kind of line. */
interface LineDescription<Of extends Kind> {
  /** Every field of the line but `kind`. */
  fields: Readonly<Record<Exclude<keyof Extract<LogLine, { kind: Of }>, 'kind'>, string>>;
  meaning: string;
  action: string;
}

/** The explanation of each kind of line, for the table in docs/operating.md. */
export const LOG_LINES: Readonly<{ [Of in Kind]: LineDescription<Of> }> = {
  tick: {
    fields: {
      tick: 'its time',
      slots: 'slots checked',
      batches: 'batches sent',
      lessons: 'lessons sent',
      pendingSends: 'pending sends finished',
      refused: 'subscribers deactivated because Resend refused their address',
      failed: 'batches that Resend refuses',
      left: 'batches and slots left for the next tick',
      stopped: 'why it stopped early, or null',
      error: 'its last error, or null',
      incidents: 'the incidents it met',
      durationMs: 'how long it took',
    },
    meaning: 'a tick has ended',
    action: 'nothing, as long as `left` is 0 again within an hour',
  },
  'tick-failed': {
    fields: { tick: 'its time', error: 'the reason' },
    meaning: 'a tick threw an error, usually from KV',
    action: 'nothing: the next tick retries. If every tick fails, see “Ticks have stopped” below',
  },
  incident: {
    fields: { tick: 'its time', incident: 'the kind', message: 'what happened' },
    meaning: 'a tick met one of the incidents listed below',
    action: 'see the table below',
  },
  'in-doubt': {
    fields: {
      subscriber: 'their id',
      lesson: 'its slug',
      since: 'when it was first tried, or when the subscriber left',
    },
    meaning: 'nobody can tell whether this subscriber got this lesson. It counts as sent and is not repeated',
    action: 'search Resend’s log; send it again from the subscriber’s page in `/admin/people`',
  },
  'request-failed': {
    fields: { path: 'its path', error: 'the reason', stack: 'where it was thrown, if unexpected' },
    meaning:
      'a request failed, usually because of KV. The visitor saw an apology; the next ticks finish what was begun. After `/admin/export` the file is incomplete; after `/admin/import` the step is repeated when you continue',
    action: 'try again in a minute. If it lasts, report it with this line',
  },
  'confirmation-not-sent': {
    fields: { reason: 'the reason' },
    meaning: 'the mail that answers a signup did not leave; the visitor was asked to try again',
    action: 'see `refused`, `quota` or `unreachable` below',
  },
  'address-refused': {
    fields: { reason: 'the reason' },
    meaning: 'Resend accepts no mail for an address that was being confirmed; the visitor was told',
    action: 'nothing',
  },
  turnstile: {
    fields: { problem: 'the reason' },
    meaning: 'Cloudflare’s check for robots did not answer; the signup was let through',
    action: 'if it lasts, check `TURNSTILE_SECRET_KEY`',
  },
  'unknown-event': {
    fields: { path: 'the webhook’s path' },
    meaning: 'Resend’s webhook sent an event in an unknown format; nothing was changed',
    action: 'if it lasts, look for a newer version of Daystep',
  },
  configuration: {
    fields: { problems: 'what to fix' },
    meaning: 'a setting is missing or malformed; nothing is sent',
    action: 'fix what `problems` lists, then `npm run deploy`',
  },
  health: {
    fields: { problems: 'what is wrong' },
    meaning: '`/health` answered 503',
    action: 'see below',
  },
  alert: {
    fields: { problem: 'the reason' },
    meaning: '`ALERT_WEBHOOK_URL` did not accept a message; it is sent again',
    action: 'check the webhook’s address',
  },
  preview: {
    fields: { held: 'how many mails' },
    meaning: 'a preview did not send mails to addresses that are not in `ONLY_TO`',
    action: 'nothing; in the course itself, leave `ONLY_TO` empty',
  },
};
