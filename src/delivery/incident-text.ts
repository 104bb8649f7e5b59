/** The operator's text for each kind of incident: what is wrong, what to do, and that it is over. For `/health` and alerts. */

import type { Incident, IncidentKind } from '../domain/incident.ts';
import { HOUR_MS, minuteOf } from '../domain/time.ts';

interface IncidentMessages {
  wrong: string;
  remedy: string;
  over: string;
}

const MESSAGES: Readonly<Record<IncidentKind, IncidentMessages>> = {
  quota: {
    wrong: 'Resend’s quota is spent, or only its reserve for confirmations is left.',
    remedy:
      'Lessons wait and continue automatically when it resets. To avoid the wait, choose a larger Resend plan and set RESEND_DAILY_QUOTA.',
    over: 'Resend’s quota is available again: lessons are sent.',
  },
  refused: {
    wrong: 'Resend refuses every call: no mail leaves.',
    remedy:
      'Check the API key, the sending domain and the account at resend.com, and RESEND_API_KEY and FROM. Lessons wait and continue automatically.',
    over: 'Resend accepts calls again: lessons are sent.',
  },
  unreachable: {
    wrong: 'Resend does not answer.',
    remedy: 'Check resend-status.com. The next ticks try again automatically.',
    over: 'Resend answers again.',
  },
  unsendable: {
    wrong: 'Resend refuses a lesson as it is.',
    remedy: 'Check its template. No other batch waits for it.',
    over: 'No lesson was refused as it is for a day.',
  },
  'in-doubt': {
    wrong: 'A lesson may not have reached its subscribers.',
    remedy: 'Send it again from /admin/people to anyone who missed it.',
    over: 'No lesson was in doubt for a day.',
  },
  overdue: {
    wrong: 'Lessons are overdue by more than two hours.',
    remedy: 'They are sent automatically, never in a burst, once the cause is gone.',
    over: 'All lessons that were due have been sent.',
  },
  failing: {
    wrong: 'Something fails inside the ticks.',
    remedy:
      'The next tick tries again. If it lasts, check the Worker’s log and its plan’s limits (on the free plan, 1,000 KV writes a day).',
    over: 'Ticks complete again.',
  },
};

/** What is wrong, the message of the tick that met it, and what to do. */
export function incidentText({ kind, message }: Incident): string {
  const { wrong, remedy } = MESSAGES[kind];
  return [wrong, ended(message), remedy].filter((sentence) => sentence !== '').join(' ');
}

/** What is wrong and what to do, for where there is no room for the tick's message. */
export function incidentSummary(kind: IncidentKind): string {
  return `${MESSAGES[kind].wrong} ${MESSAGES[kind].remedy}`;
}

/** That it is over, and how long it lasted: from the tick that met it first (`since`, ms) to the last (`seen`, ms). */
export function resolvedText({ kind, since, seen }: { kind: IncidentKind; since: number; seen: number }): string {
  return `${MESSAGES[kind].over} (It began at ${minuteOf(since)}${seen - since < HOUR_MS ? '' : `, and was last met at ${minuteOf(seen)}`}.)`;
}

/** The message as a sentence, with a period if it has no end. */
export function ended(message: string): string {
  return message === '' || /[.!?…]$/.test(message) ? message : `${message}.`;
}
