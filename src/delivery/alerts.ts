/** Tells the operator, at the end of a tick, of trouble that began and of trouble that is over. */
import { newsIn, type OpenIncident, openAfter, remembered } from '../domain/alert-policy.ts';
import type { Incident } from '../domain/incident.ts';
import { fitToTell } from '../mail/errors.ts';
import type { Services } from '../services.ts';
import type { Clock } from '../storage/clock.ts';
import { alertText } from './alert-message.ts';
import { postAlert } from './alert-post.ts';

/** Room for one of Resend's messages, and for which lesson and which batch. */
const MAX_TEXT_LENGTH = 400;

/** A tick that comes to its end, as far as it is told of. */
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
 * Posts what is news after this tick, and returns the trouble that `clock` is to remember. The post comes before the
 * clock is written: a Worker that dies in between, and two ticks at the very same moment, tell twice; nothing is lost.
 * Never throws; takes no longer than one post may.
 */
export async function reportIncidents(tick: EndedTick, clock: Clock, services: Services): Promise<OpenIncident[]> {
  const { now, counts, stopped } = tick;
  const incidents = tick.incidents.map(({ kind, message }) => ({ kind, message: fitToTell(message, MAX_TEXT_LENGTH) }));
  // A lesson in doubt counts as sent, but no one took it.
  const isInDoubt = incidents.some(({ kind }) => kind === 'in-doubt');
  const answered = counts.lessons + counts.pendingSends > 0 && !isInDoubt;
  const open = openAfter(clock.incidents, { now, incidents, answered, whole: counts.left === 0 && stopped === null });
  const news = newsIn(open, now, clock.lastTick?.at ?? null);
  const isNews = news.begun.length + news.over.length > 0;
  const { alertUrl, deployment } = services.config;
  const where = { name: services.course.name, host: deployment };
  const taken = isNews && alertUrl !== '' ? await postAlert(alertUrl, alertText(news, where), services.time) : null;
  return remembered(open, news, taken, now);
}
