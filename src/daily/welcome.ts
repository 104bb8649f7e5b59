/** Sends lesson 1 to those whose confirmation could not: the same call under the same key, until Resend says yes. */
import { sendFirstLesson } from '../confirm/first-lesson.ts';
import { CLOSED_BEFORE_MS, type Cohort, cohortName, cohortToJoin, parseCohort } from '../core/cohort.ts';
import { instantOf } from '../core/slot.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { DAY_MS, dayOf } from '../core/time.ts';
import type { Edges } from '../edges.ts';
import { emptyEnrollment, enroll } from '../kv/enrollments.ts';
import { getSubscriber, putSubscriber } from '../kv/subscribers.ts';
import { removeWelcome, type Welcome, welcomes } from '../kv/welcomes.ts';
import { takeOff } from '../leave/leave.ts';
import type { Outcome } from '../resend/mailer.ts';
import { MOST_UNKNOWN_IN_A_ROW, type Run } from './run.ts';

/**
 * Sends every lesson 1 that waits, and gives up for this tick after a few calls without an answer, so that the
 * lessons still have their turn. Returns the readers who were moved to a later cohort.
 */
export async function sendWelcomes(run: Run, edges: Edges): Promise<Set<string>> {
  const moved = new Set<string>();
  let unknownInARow = 0;
  for await (const { id, welcome } of welcomes(edges.kv)) {
    const subscriber = await getSubscriber(edges.kv, id);
    if (subscriber && subscriber.status !== 'active') {
      await removeWelcome(edges.kv, id, edges.time.sleep);
      continue;
    }
    const behind = subscriber && (await moveBehind(id, subscriber, run.now, edges));
    if (behind) moved.add(id);
    // Even when nothing more can be sent, no one's second lesson may overtake the first.
    if (unknownInARow >= MOST_UNKNOWN_IN_A_ROW || !run.mayCall()) continue;
    const outcome = await sendAgain(id, welcome, edges);
    unknownInARow = outcome.kind === 'unknown' ? unknownInARow + 1 : 0;
    await settle(id, behind ?? subscriber, outcome, run, edges);
  }
  return moved;
}

function sendAgain(id: string, { address, name, lesson, idempotencyKey }: Welcome, edges: Edges): Promise<Outcome> {
  return sendFirstLesson({ id, address, name }, lesson, idempotencyKey, edges);
}

async function settle(
  id: string,
  subscriber: Subscriber | null,
  outcome: Outcome,
  run: Run,
  edges: Edges,
): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      run.answered();
      run.counts.welcomes += 1;
      return removeWelcome(edges.kv, id, edges.time.sleep);
    case 'unknown':
      run.error = outcome.reason;
      return;
    case 'stopped':
      run.error = outcome.reason;
      run.stopped ??= outcome.reason;
      return;
    case 'refused': {
      run.answered();
      run.error = outcome.reason;
      run.counts.refused += 1;
      const why = { status: 'refused', reason: outcome.reason } as const;
      const place = { received: [], lastLessonAt: null, welcome: null };
      if (subscriber) await takeOff({ id, subscriber, place }, why, run.now, edges);
      return removeWelcome(edges.kv, id, edges.time.sleep);
    }
  }
}

/**
 * Moves a reader whose second lesson would come too soon after the first to the next cohort that is far enough
 * away. The old places are emptied first and the subscriber is written last, so that a tick that dies on the way
 * leaves the next one to do all of it again. Returns the reader as moved; null where there was no need.
 */
async function moveBehind(id: string, subscriber: Subscriber, now: number, edges: Edges): Promise<Subscriber | null> {
  const old = parseCohort(subscriber.cohort ?? '');
  if (old === null || instantOf(old) - now >= CLOSED_BEFORE_MS) return null;
  const { kv, course, config, time } = edges;
  const lessons = course.lessons.length;
  const { address, name, timeZone, received } = subscriber;
  const cohort = cohortToJoin(now, { timeZone, sendHour: config.sendHour }, old.firstLesson);
  for (const place of cohortsBefore(old, cohort))
    await emptyEnrollment(kv, { cohort: place, id, lessons, now }, time.sleep);
  await enroll(kv, { cohort, id, reader: { address, name, received }, lessons }, time.sleep);
  const behind = { ...subscriber, cohort: cohortName(cohort) };
  await putSubscriber(kv, id, behind, time.sleep);
  return behind;
}

/** The old cohort and those of the days in between, to which a tick that died may have moved the reader. */
function cohortsBefore(old: Cohort, target: Cohort): Cohort[] {
  const days = Math.round((instantOf(target) - instantOf(old)) / DAY_MS);
  const between = Array.from({ length: Math.max(0, days - 1) }, (_, index) => ({
    ...target,
    day: dayOf(instantOf(target) - (index + 1) * DAY_MS),
  }));
  return [old, ...between.filter((cohort) => cohort.day > old.day)];
}
