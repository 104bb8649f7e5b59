/** Alerts the operator, at the end of a tick, to incidents that began and to incidents that are over. */
import { afterAlerts, alertsDue, type OpenIncident, openAfter } from '../domain/alert-policy.ts';
import type { Incident } from '../domain/incident.ts';
import type { Time } from '../domain/time.ts';
import { log } from '../log.ts';
import { publicMessage } from '../mail/errors.ts';
import type { Services } from '../services.ts';
import type { Clock } from '../storage/clock.ts';
import { alertText } from './alert-message.ts';

/** Enough characters for one of Resend's messages, the lesson and the batch. */
const MAX_TEXT_LENGTH = 400;

/** What an alert needs to know of a tick that is about to end. */
interface EndedTick {
  /** The instant (ms) that the tick stands for. */
  readonly now: number;
  /** What left, and what the next tick has to do. */
  readonly counts: { lessons: number; pendingSends: number; left: number };
  /** Why nothing more could be sent in it; null where all could. */
  readonly stopped: string | null;
  readonly incidents: readonly Incident[];
}

/**
 * Posts the alerts that are due after this tick, and returns the incidents that `clock` has to keep. The post precedes
 * the write of the clock: a Worker that dies in between, or two ticks at once, may alert twice, but no alert is lost.
 * Never throws; takes at most 5 s.
 */
export async function reportIncidents(tick: EndedTick, clock: Clock, services: Services): Promise<OpenIncident[]> {
  const { now, counts, stopped } = tick;
  const incidents = tick.incidents.map(({ kind, message }) => ({
    kind,
    message: publicMessage(message, MAX_TEXT_LENGTH),
  }));
  // A lesson in doubt counts as sent, but no one took it.
  const isInDoubt = incidents.some(({ kind }) => kind === 'in-doubt');
  const answered = counts.lessons + counts.pendingSends > 0 && !isInDoubt;
  const open = openAfter(clock.incidents, { now, incidents, answered, whole: counts.left === 0 && stopped === null });
  const due = alertsDue(open, now, clock.lastTick?.at ?? null);
  const isDue = due.begun.length + due.resolved.length > 0;
  const { alertUrl, deployment } = services.config;
  const where = { name: services.course.name, host: deployment };
  const accepted = isDue && alertUrl !== '' ? await postAlert(alertUrl, alertText(due, where), services.time) : null;
  return afterAlerts(open, due, accepted, now);
}

/** How long one post may take (ms): it must not delay lessons. */
const TIMEOUT_MS = 5_000;

/**
 * Posts `{ "text": … }` to the operator's webhook, as Slack, Mattermost, and Discord (under `/slack`) take it, and says
 * whether it was accepted. Never throws, and never logs the URL: whoever has it can post there.
 */
async function postAlert(url: string, text: string, time: Time): Promise<boolean> {
  try {
    const { status, ok, body } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      redirect: 'manual',
      signal: time.timeout(TIMEOUT_MS),
    });
    await body?.cancel();
    if (!ok) logFailure(`ALERT_WEBHOOK_URL answered ${status}.`);
    return ok;
  } catch (error) {
    logFailure(`ALERT_WEBHOOK_URL did not answer (${error instanceof Error ? error.name : 'no reason'}).`);
    return false;
  }
}

function logFailure(problem: string): void {
  log({ kind: 'alert', problem });
}
