/** Pending sends: lessons that a subscriber's request could not send. The same call is repeated under the same key. */

import { slugsOf } from '../course/course.ts';
import { fillSubject } from '../course/template.ts';
import { isRepeatable } from '../domain/attempt.ts';
import { CLOSED_BEFORE_MS, MIN_GAP_MS, parseCohort } from '../domain/cohort.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { MINUTE_MS } from '../domain/time.ts';
import { isSubscribed, UNSEEN_MS } from '../domain/transition.ts';
import { log } from '../log.ts';
import { namesOurField } from '../mail/errors.ts';
import type { Outcome } from '../mail/mailer.ts';
import type { PendingSend } from '../storage/pending-sends.ts';
import { lessonNow, sendImmediately } from '../subscribers/immediate-send.ts';
import { withoutLesson } from '../subscribers/position.ts';
import { applyTransition, withNextCohort } from '../subscribers/transition.ts';
import { deactivate } from '../subscribers/unsubscribe.ts';
import { findSentMail, type Search } from './reconcile.ts';
import { placeName } from './slot.ts';
import { MAX_CONSECUTIVE_UNKNOWN, type Tick } from './tick.ts';

/**
 * Sends every pending send, usually lesson 1, and stops for this tick after a few calls without an answer, so that the
 * batches still have their turn. Adds the enrollments that it emptied to `withheld`. Returns whether there were any.
 */
export async function sendPending(tick: Tick): Promise<boolean> {
  let unknownInARow = 0;
  let isAny = false;
  for await (const { id, pendingSend } of tick.store.pendingSends.list()) {
    isAny = true;
    const known = await tick.store.subscribers.get(id);
    // A subscriber who has just joined or come back may not be visible here yet.
    const isSeen = tick.sentAt() - (pendingSend.at ?? 0) >= UNSEEN_MS;
    if (known === null && !isSeen) continue;
    if (known && !isSubscribed(known)) {
      if (isSeen) await tick.store.pendingSends.delete(id);
      continue;
    }
    const isForCohort = known?.cohort || isRequested(pendingSend);
    if (isForCohort && !slugsOf(tick.course).includes(pendingSend.lesson)) {
      // The author removed the lesson: the subscriber's cohort brings all lessons of today's course.
      await tick.store.pendingSends.delete(id);
      continue;
    }
    // Even when nothing more can be sent, nobody's next lesson may overtake this one.
    const subscriber = known && (await moveBehind(id, known, pendingSend, tick));
    if (unknownInARow >= MAX_CONSECUTIVE_UNKNOWN) continue;
    const outcome = await sendAgain(id, pendingSend, tick);
    if (outcome === null) continue;
    unknownInARow = outcome.kind === 'unknown' || isOurFault(outcome) ? unknownInARow + 1 : 0;
    await settle({ id, pendingSend, subscriber }, outcome, tick);
  }
  return isAny;
}

/** Whether the subscriber requested the lesson; else it is lesson 1, which leaves on confirmation. */
function isRequested({ idempotencyKey }: PendingSend): boolean {
  return kindOfKey(idempotencyKey) === 'now';
}

/** Resend refuses what we put into the mail: its recipient stays subscribed and waits until that is fixed. */
function isOurFault(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && namesOurField(outcome.reason);
}

/** A call is answered or dead within this time (ms), retries included. */
const ANSWERED_WITHIN_MS = 5 * MINUTE_MS;

/** Moves a subscriber to the next cohort that is far enough away, unless theirs is: the next lesson must not come too soon. */
async function moveBehind(
  id: string,
  subscriber: Subscriber,
  pendingSend: PendingSend,
  tick: Tick,
): Promise<Subscriber> {
  const old = parseCohort(subscriber.cohort ?? '');
  const answeredBy = tick.sentAt() + ANSWERED_WITHIN_MS;
  const gap = isRequested(pendingSend) ? MIN_GAP_MS : CLOSED_BEFORE_MS;
  const isClosing = old !== null && instantOf(old) - answeredBy < gap;
  if (subscriber.status !== 'active' || !isClosing) return subscriber;
  tick.withheld.add(placeName({ cohort: subscriber.cohort ?? '', id }));
  const lastLessonAt = isRequested(pendingSend) ? answeredBy : subscriber.lastLessonAt;
  const after = await withNextCohort({ ...subscriber, lastLessonAt }, old.firstLesson, answeredBy, tick);
  return applyTransition({ id, before: subscriber, after }, tick.sentAt(), tick);
}

/** Tries once more; null if this tick cannot. */
async function sendAgain(id: string, pendingSend: PendingSend, tick: Tick): Promise<Outcome | null> {
  if (isRepeatable(pendingSend.since, tick.sentAt())) return tick.mayCall() ? send(id, pendingSend, tick) : null;
  switch (await findSentMail(await searchFor(pendingSend, tick), tick)) {
    case 'taken':
      return { kind: 'already' };
    case 'not-taken': {
      const anew = { ...pendingSend, since: tick.sentAt(), at: tick.sentAt() };
      await tick.store.pendingSends.put(id, anew);
      return tick.mayCall() ? send(id, anew, tick) : null;
    }
    case 'later':
      return null;
    case 'cannot-tell':
      // Messages are public at /health, so the subscriber's id stands in the log alone: it is the hash of an address.
      log({
        kind: 'in-doubt',
        subscriber: id,
        lesson: pendingSend.lesson,
        since: new Date(pendingSend.since).toISOString(),
      });
      tick.report(
        'in-doubt',
        `Nobody can tell whether lesson ${pendingSend.lesson} of ${new Date(pendingSend.since).toISOString()} left for one subscriber. It counts as sent and is not sent again: look for it in Resend's dashboard.`,
      );
      return { kind: 'already' };
  }
}

/** What to search for: the lesson as it was tried, or what was sent instead if the author had removed it. */
async function searchFor({ address, name, lesson, since }: PendingSend, tick: Tick): Promise<Search> {
  const { subject } = await tick.templates.lesson(lessonNow(lesson, tick.course));
  return { mails: [{ to: address, subject: fillSubject(subject, { name }) }], since };
}

function send(id: string, { address, name, lesson, idempotencyKey }: PendingSend, tick: Tick): Promise<Outcome> {
  return sendImmediately({ id, address, name }, lesson, idempotencyKey, tick);
}

/** A pending send and its subscriber, who is null if not visible yet. */
interface Waiting {
  id: string;
  pendingSend: PendingSend;
  subscriber: Subscriber | null;
}

async function settle({ id, pendingSend, subscriber }: Waiting, outcome: Outcome, tick: Tick): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      tick.answered();
      tick.counts.pendingSends += 1;
      if (subscriber && outcome.kind === 'sent') await noteTime(id, subscriber, pendingSend, tick);
      return tick.store.pendingSends.delete(id);
    case 'unknown':
      tick.error = outcome.reason;
      return;
    case 'stopped':
      tick.stop(outcome.incident, outcome.reason);
      return;
    case 'refused': {
      tick.answered();
      tick.error = outcome.reason;
      if (isOurFault(outcome))
        return tick.report(
          'unsendable',
          `${isRequested(pendingSend) ? `Lesson ${pendingSend.lesson}` : 'Lesson 1'} waits: ${outcome.reason}`,
        );
      tick.counts.refused += 1;
      const why = { status: 'refused', reason: outcome.reason } as const;
      if (subscriber) {
        const position = { ...withoutLesson(subscriber, pendingSend.lesson), inDoubt: null, pendingSend: null };
        await deactivate({ id, subscriber, position }, why, tick.sentAt(), tick);
      }
      return tick.store.pendingSends.delete(id);
    }
  }
}

/**
 * Stores when a lesson left. If the subscriber changed something within KV's minute, the logged change is newer than
 * this copy of them, and the next tick applies it again.
 */
async function noteTime(id: string, subscriber: Subscriber, pendingSend: PendingSend, tick: Tick): Promise<void> {
  const { lesson } = pendingSend;
  if (!subscriber.received.includes(lesson)) return;
  const now = tick.sentAt();
  const receivedAt = { ...subscriber.receivedAt, [lesson]: now };
  const lastLessonAt = isRequested(pendingSend) ? now : subscriber.lastLessonAt;
  await tick.store.subscribers.put(id, { ...subscriber, receivedAt, lastLessonAt });
}
