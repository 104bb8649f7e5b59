/** Sends the lessons that a reader's own request could not: the same call under the same key, until Resend says yes. */

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
import { firstLessonNow, sendFirstLesson } from '../subscribers/first-lesson.ts';
import { withoutLesson } from '../subscribers/position.ts';
import { applyTransition, withNextCohort } from '../subscribers/transition.ts';
import { deactivate } from '../subscribers/unsubscribe.ts';
import { findSentMail, type Search } from './reconcile.ts';
import { placeName } from './slot.ts';
import { MAX_CONSECUTIVE_UNKNOWN, type Tick } from './tick.ts';

/**
 * Sends every lesson that waits, lesson 1 as a rule, and gives up for this tick after a few calls without an answer, so that the
 * lessons still have their turn. Adds the places that it emptied to `withheld`. Returns whether any waited.
 */
export async function sendPending(tick: Tick): Promise<boolean> {
  let unknownInARow = 0;
  let isAny = false;
  for await (const { id, pendingSend } of tick.store.pendingSends.list()) {
    isAny = true;
    const known = await tick.store.subscribers.get(id);
    // Who has just joined, or come back, may not be visible here as they are now.
    const isSeen = tick.sentAt() - (pendingSend.at ?? 0) >= UNSEEN_MS;
    if (known === null && !isSeen) continue;
    if (known && !isSubscribed(known)) {
      if (isSeen) await tick.store.pendingSends.delete(id);
      continue;
    }
    const isForCohort = known?.cohort || isAskedFor(pendingSend);
    if (isForCohort && !slugsOf(tick.course).includes(pendingSend.lesson)) {
      // The author has taken it away: the reader's cohort brings today's lessons, all of them.
      await tick.store.pendingSends.delete(id);
      continue;
    }
    // Even when nothing more can be sent, no one's next lesson may overtake this one.
    const subscriber = known && (await moveBehind(id, known, pendingSend, tick));
    if (unknownInARow >= MAX_CONSECUTIVE_UNKNOWN) continue;
    const outcome = await sendAgain(id, pendingSend, tick);
    if (outcome === null) continue;
    unknownInARow = outcome.kind === 'unknown' || isOurFault(outcome) ? unknownInARow + 1 : 0;
    await settle({ id, pendingSend, subscriber }, outcome, tick);
  }
  return isAny;
}

/** Whether the reader has asked for the lesson; else it is the first, which leaves on confirmation. */
function isAskedFor({ idempotencyKey }: PendingSend): boolean {
  return kindOfKey(idempotencyKey) === 'now';
}

/** Resend refuses what we put into the mail: its reader stays, and waits until that is mended. */
function isOurFault(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && namesOurField(outcome.reason);
}

/** Within this time (ms) of being made, tries and waits included, a call has left or has not. */
const ANSWERED_WITHIN_MS = 5 * MINUTE_MS;

/** Moves a reader to the next cohort that is far enough away, unless theirs is: the lesson after this one must not come too soon. */
async function moveBehind(
  id: string,
  subscriber: Subscriber,
  pendingSend: PendingSend,
  tick: Tick,
): Promise<Subscriber> {
  const old = parseCohort(subscriber.cohort ?? '');
  const answeredBy = tick.sentAt() + ANSWERED_WITHIN_MS;
  const gap = isAskedFor(pendingSend) ? MIN_GAP_MS : CLOSED_BEFORE_MS;
  const isClosing = old !== null && instantOf(old) - answeredBy < gap;
  if (subscriber.status !== 'active' || !isClosing) return subscriber;
  tick.withheld.add(placeName({ cohort: subscriber.cohort ?? '', id }));
  const lastLessonAt = isAskedFor(pendingSend) ? answeredBy : subscriber.lastLessonAt;
  const after = await withNextCohort({ ...subscriber, lastLessonAt }, old.firstLesson, answeredBy, tick);
  return applyTransition({ id, before: subscriber, after }, tick.sentAt(), tick);
}

/** One more try; null where this tick has none. */
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
      // Words are told to anybody who looks at /health; an id is the hash of an address, and tells who has one.
      log({
        kind: 'in-doubt',
        subscriber: id,
        lesson: pendingSend.lesson,
        since: new Date(pendingSend.since).toISOString(),
      });
      tick.report(
        'in-doubt',
        `Nobody can tell whether lesson ${pendingSend.lesson} of ${new Date(pendingSend.since).toISOString()} left for one reader. It counts as sent, and is not sent again: look for it in Resend's dashboard.`,
      );
      return { kind: 'already' };
  }
}

/** The lesson as it was tried; the one that has taken its place, where the author has taken it away. */
async function searchFor({ address, name, lesson, since }: PendingSend, tick: Tick): Promise<Search> {
  const { subject } = await tick.templates.lesson(firstLessonNow(lesson, tick.course));
  return { mails: [{ to: address, subject: fillSubject(subject, { name }) }], since };
}

function send(id: string, { address, name, lesson, idempotencyKey }: PendingSend, tick: Tick): Promise<Outcome> {
  return sendFirstLesson({ id, address, name }, lesson, idempotencyKey, tick);
}

/** A lesson that waits, and its reader; null where they are not visible yet. */
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
          `${isAskedFor(pendingSend) ? `Lesson ${pendingSend.lesson}` : 'Lesson 1'} waits: ${outcome.reason}`,
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
 * Remembers when a lesson left. Where somebody changed their place within KV's minute, what was written down of
 * that is newer than this copy of them, and the next tick makes it again.
 */
async function noteTime(id: string, subscriber: Subscriber, pendingSend: PendingSend, tick: Tick): Promise<void> {
  const { lesson } = pendingSend;
  if (!subscriber.received.includes(lesson)) return;
  const now = tick.sentAt();
  const receivedAt = { ...subscriber.receivedAt, [lesson]: now };
  const lastLessonAt = isAskedFor(pendingSend) ? now : subscriber.lastLessonAt;
  await tick.store.subscribers.put(id, { ...subscriber, receivedAt, lastLessonAt });
}
