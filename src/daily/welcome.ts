/** Sends lesson 1 to those whose confirmation could not: the same call under the same key, until Resend says yes. */
import { CLOSED_BEFORE_MS, type Cohort, cohortName, cohortToJoin, parseCohort } from '../core/cohort.ts';
import { firstLesson, slugsOf } from '../core/course.ts';
import { instantOf } from '../core/slot.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { DAY_MS, dayOf } from '../core/time.ts';
import type { Edges } from '../edges.ts';
import { emptyEnrollment, enroll } from '../kv/enrollments.ts';
import { getSubscriber, putSubscriber } from '../kv/subscribers.ts';
import { removeWelcome, type Welcome, welcomes } from '../kv/welcomes.ts';
import { takeOff } from '../leave/leave.ts';
import type { Outcome } from '../resend/mailer.ts';
import { lessonMail } from '../resend/mails.ts';
import type { Run } from './run.ts';

/** Sends every lesson 1 that waits. Returns the readers who were moved to a later cohort for it. */
export async function sendWelcomes(run: Run, edges: Edges): Promise<Set<string>> {
  const moved = new Set<string>();
  for await (const { id, welcome } of welcomes(edges.kv)) {
    const subscriber = await getSubscriber(edges.kv, id);
    if (subscriber && subscriber.status !== 'active') {
      await removeWelcome(edges.kv, id);
      continue;
    }
    if (subscriber && (await moveBehind(id, subscriber, run.now, edges))) moved.add(id);
    // Even when nothing more can be sent, no one's second lesson may overtake the first.
    if (run.mayCall()) await settle(id, subscriber, await send(id, welcome, edges), run, edges);
  }
  return moved;
}

async function send(id: string, { address, name, lesson, idempotencyKey }: Welcome, edges: Edges): Promise<Outcome> {
  // A lesson that the author has taken away since gives its place to what is the first one now.
  const slug = slugsOf(edges.course).find((known) => known === lesson) ?? firstLesson(edges.course);
  const rendered = { slug, template: await edges.templates.lesson(slug) };
  const mail = await lessonMail(rendered, { id, address, name }, 'welcome', edges);
  return edges.mailer.sendOne(mail, idempotencyKey);
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
      return removeWelcome(edges.kv, id);
    case 'unknown':
      return run.noAnswer(outcome.reason);
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
      return removeWelcome(edges.kv, id);
    }
  }
}

/**
 * Moves a reader whose second lesson would come too soon after the first to the next cohort that is far enough
 * away. The old places are emptied first and the subscriber is written last, so that a tick that dies on the way
 * leaves the next one to do all of it again.
 */
async function moveBehind(id: string, subscriber: Subscriber, now: number, edges: Edges): Promise<boolean> {
  const old = parseCohort(subscriber.cohort ?? '');
  if (old === null || instantOf(old) - now >= CLOSED_BEFORE_MS) return false;
  const { kv, course, config, time } = edges;
  const lessons = course.lessons.length;
  const { address, name, timeZone, received } = subscriber;
  const cohort = cohortToJoin(now, { timeZone, sendHour: config.sendHour }, old.firstLesson);
  for (const place of placesBefore(old, cohort))
    await emptyEnrollment(kv, { cohort: place, id, lessons, now }, time.sleep);
  await enroll(kv, { cohort, id, reader: { address, name, received }, lessons }, time.sleep);
  await putSubscriber(kv, id, { ...subscriber, cohort: cohortName(cohort) }, time.sleep);
  return true;
}

/** The old cohort and those of the days in between, to which a tick that died may have moved the reader. */
function placesBefore(old: Cohort, target: Cohort): Cohort[] {
  const days = Math.round((instantOf(target) - instantOf(old)) / DAY_MS);
  const between = Array.from({ length: Math.max(0, days - 1) }, (_, index) => ({
    ...target,
    day: dayOf(instantOf(target) - (index + 1) * DAY_MS),
  }));
  return [old, ...between.filter((cohort) => cohort.day > old.day)];
}
