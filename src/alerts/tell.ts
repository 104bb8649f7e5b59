/** Tells the operator, at the end of a tick, of trouble that began and of trouble that is over. */

import { newsIn, type OpenTrouble, openAfter, remembered } from '../core/telling.ts';
import { OVERDUE_MS } from '../core/trouble.ts';
import { minuteOf } from '../core/trouble-words.ts';
import type { Run } from '../daily/run.ts';
import type { Edges } from '../edges.ts';
import type { Clock } from '../kv/clock.ts';
import { fitToTell } from '../resend/errors.ts';
import { alertText } from './message.ts';
import { postAlert } from './post.ts';

/** Room for one of Resend's messages, and for which lesson and which batch. */
const LONGEST_WORDS = 400;

/**
 * Posts what is news after this run, and returns the trouble that `clock` is to remember. The post comes before the
 * clock is written: a Worker that dies in between, and two ticks at the very same moment, tell twice; nothing is lost.
 * Never throws; takes no longer than one post may.
 */
export async function tellTroubles(run: Run, clock: Clock, edges: Edges): Promise<OpenTrouble[]> {
  const { now, counts, stopped } = run;
  const troubles = run.troubles.map(({ kind, words }) => ({ kind, words: fitToTell(words, LONGEST_WORDS) }));
  // A lesson in doubt counts as sent, but no one took it.
  const isInDoubt = troubles.some(({ kind }) => kind === 'in-doubt');
  const answered = counts.lessons + counts.welcomes > 0 && !isInDoubt;
  const open = openAfter(clock.troubles, { now, troubles, answered, whole: counts.left === 0 && stopped === null });
  const news = newsIn(open, now, clock.lastTick?.at ?? null);
  const isNews = news.begun.length + news.over.length > 0;
  const { alertUrl, deployment } = edges.config;
  const where = { name: edges.course.name, host: deployment };
  const taken = isNews && alertUrl !== '' ? await postAlert(alertUrl, alertText(news, where), edges.time) : null;
  return remembered(open, news, taken, now);
}

/** Reports lessons that are overdue after a run that has `delivered` (ms) all up to that slot. */
export function reportOverdue(delivered: number, run: Run): void {
  if (run.now - delivered <= OVERDUE_MS) return;
  const reason = run.stopped ?? run.error;
  run.report('overdue', `Those after ${minuteOf(delivered)} wait${reason === null ? '.' : `: ${reason}`}`);
}
