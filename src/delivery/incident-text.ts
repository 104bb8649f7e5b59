/** Each kind of trouble in words: what is wrong, what to do, and that it is over. For `/health` and for alerts. */

import type { Incident, IncidentKind } from '../domain/incident.ts';
import { HOUR_MS, minuteOf } from '../domain/time.ts';

interface Messages {
  wrong: string;
  remedy: string;
  over: string;
}

const MESSAGES: Readonly<Record<IncidentKind, Messages>> = {
  quota: {
    wrong: 'Resend’s quota is spent, or only its reserve for confirmations is left.',
    remedy:
      'Lessons wait, and leave by themselves when it opens. To end the waiting, take a larger plan at Resend and set RESEND_DAILY_QUOTA.',
    over: 'Resend’s quota is open again: lessons leave.',
  },
  refused: {
    wrong: 'Resend refuses every call: no mail leaves.',
    remedy:
      'Look at the key, the sending domain and the account at resend.com, and at RESEND_API_KEY and FROM. Lessons wait, and go on by themselves.',
    over: 'Resend takes our calls again: lessons leave.',
  },
  unreachable: {
    wrong: 'Resend does not answer.',
    remedy: 'Look at resend-status.com. The next ticks try again by themselves.',
    over: 'Resend answers again.',
  },
  unsendable: {
    wrong: 'Resend refuses a lesson as it is.',
    remedy: 'Look at its template. Nobody else waits for it.',
    over: 'No lesson was refused as it is for a day.',
  },
  'in-doubt': {
    wrong: 'A lesson may not have reached its readers.',
    remedy: 'Whoever missed it can be sent it by hand.',
    over: 'No lesson was in doubt for a day.',
  },
  overdue: {
    wrong: 'Lessons are overdue by more than two hours.',
    remedy: 'They leave by themselves, late and never in a burst, as soon as the reason is gone.',
    over: 'All lessons that were due have left.',
  },
  failing: {
    wrong: 'Something fails inside the ticks.',
    remedy:
      'The next tick tries again. If it lasts, look at the Worker’s log and at what its plan allows (on the free plan, 1,000 KV writes a day).',
    over: 'The ticks get their work done again.',
  },
};

/** What is wrong, the words of the tick that met it, and what to do. */
export function incidentText({ kind, message }: Incident): string {
  const { wrong, remedy } = MESSAGES[kind];
  return [wrong, ended(message), remedy].filter((sentence) => sentence !== '').join(' ');
}

/** What is wrong and what to do, where there is no room for the tick's own words. */
export function incidentSummary(kind: IncidentKind): string {
  return `${MESSAGES[kind].wrong} ${MESSAGES[kind].remedy}`;
}

/** That it is over, and how long it lasted: from the tick that met it first (`since`, ms) to the last (`seen`, ms). */
export function resolvedText({ kind, since, seen }: { kind: IncidentKind; since: number; seen: number }): string {
  return `${MESSAGES[kind].over} (It began at ${minuteOf(since)}${seen - since < HOUR_MS ? '' : `, and was last met at ${minuteOf(seen)}`}.)`;
}

/** The message as a sentence. */
export function ended(message: string): string {
  return message === '' || /[.!?…]$/.test(message) ? message : `${message}.`;
}
