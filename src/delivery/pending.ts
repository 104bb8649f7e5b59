/** Sends the lessons that a reader's own request could not: the same call under the same key, until Resend says yes. */

import { slugsOf } from '../course/course.ts';
import { fillSubject } from '../course/template.ts';
import { isRepeatable } from '../domain/attempt.ts';
import { CLOSED_BEFORE_MS, LEAST_GAP_MS, parseCohort } from '../domain/cohort.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { MINUTE_MS } from '../domain/time.ts';
import { isIn, UNSEEN_MS } from '../domain/transition.ts';
import { namesOurField } from '../mail/errors.ts';
import type { Outcome } from '../mail/mailer.ts';
import type { Edges } from '../services.ts';
import { putWelcome, removeWelcome, type Welcome, welcomes } from '../storage/pending-sends.ts';
import { getSubscriber, putSubscriber } from '../storage/subscribers.ts';
import { firstLessonNow, sendFirstLesson } from '../subscribers/first-lesson.ts';
import { withoutLesson } from '../subscribers/position.ts';
import { changePlace, joining } from '../subscribers/transition.ts';
import { takeOff } from '../subscribers/unsubscribe.ts';
import { type Search, wasTaken } from './reconcile.ts';
import { placeName } from './slot.ts';
import { MOST_UNKNOWN_IN_A_ROW, type Run } from './tick.ts';

/**
 * Sends every lesson that waits, lesson 1 as a rule, and gives up for this tick after a few calls without an answer, so that the
 * lessons still have their turn. Adds the places that it emptied to `withheld`. Returns whether any waited.
 */
export async function sendWelcomes(withheld: Set<string>, run: Run, edges: Edges): Promise<boolean> {
  let unknownInARow = 0;
  let isAny = false;
  for await (const { id, welcome } of welcomes(edges.kv)) {
    isAny = true;
    const known = await getSubscriber(edges.kv, id);
    // Who has just joined, or come back, may not be visible here as they are now.
    const isSeen = run.sentAt() - (welcome.at ?? 0) >= UNSEEN_MS;
    if (known === null && !isSeen) continue;
    if (known && !isIn(known)) {
      if (isSeen) await removeWelcome(edges.kv, id, edges.time.sleep);
      continue;
    }
    const isForCohort = known?.cohort || isAskedFor(welcome);
    if (isForCohort && !slugsOf(edges.course).includes(welcome.lesson)) {
      // The author has taken it away: the reader's cohort brings today's lessons, all of them.
      await removeWelcome(edges.kv, id, edges.time.sleep);
      continue;
    }
    // Even when nothing more can be sent, no one's next lesson may overtake this one.
    const subscriber = known && (await moveBehind(id, known, welcome, withheld, run, edges));
    if (unknownInARow >= MOST_UNKNOWN_IN_A_ROW) continue;
    const outcome = await sendAgain(id, welcome, run, edges);
    if (outcome === null) continue;
    unknownInARow = outcome.kind === 'unknown' || isOurFault(outcome) ? unknownInARow + 1 : 0;
    await settle({ id, welcome, subscriber }, outcome, run, edges);
  }
  return isAny;
}

/** Whether the reader has asked for the lesson; else it is the first, which leaves on confirmation. */
function isAskedFor({ idempotencyKey }: Welcome): boolean {
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
  welcome: Welcome,
  withheld: Set<string>,
  run: Run,
  edges: Edges,
): Promise<Subscriber> {
  const old = parseCohort(subscriber.cohort ?? '');
  const answeredBy = run.sentAt() + ANSWERED_WITHIN_MS;
  const gap = isAskedFor(welcome) ? LEAST_GAP_MS : CLOSED_BEFORE_MS;
  const isClosing = old !== null && instantOf(old) - answeredBy < gap;
  if (subscriber.status !== 'active' || !isClosing) return subscriber;
  withheld.add(placeName({ cohort: subscriber.cohort ?? '', id }));
  const lastLessonAt = isAskedFor(welcome) ? answeredBy : subscriber.lastLessonAt;
  const after = joining({ ...subscriber, lastLessonAt }, old.firstLesson, answeredBy, edges);
  return changePlace({ id, before: subscriber, after }, run.sentAt(), edges);
}

/** One more try; null where this tick has none. */
async function sendAgain(id: string, welcome: Welcome, run: Run, edges: Edges): Promise<Outcome | null> {
  if (isRepeatable(welcome.since, run.sentAt())) return run.mayCall() ? send(id, welcome, edges) : null;
  switch (await wasTaken(await searchFor(welcome, edges), run, edges)) {
    case 'taken':
      return { kind: 'already' };
    case 'not-taken': {
      const anew = { ...welcome, since: run.sentAt(), at: run.sentAt() };
      await putWelcome(edges.kv, id, anew, edges.time.sleep);
      return run.mayCall() ? send(id, anew, edges) : null;
    }
    case 'later':
      return null;
    case 'cannot-tell':
      // Words are told to anybody who looks at /health; an id is the hash of an address, and tells who has one.
      console.error(JSON.stringify({ tick: new Date(run.now).toISOString(), inDoubt: welcome.lesson, reader: id }));
      run.report(
        'in-doubt',
        `Nobody can tell whether lesson ${welcome.lesson} of ${new Date(welcome.since).toISOString()} left for one reader. It counts as sent, and is not sent again: look for it in Resend's dashboard.`,
      );
      return { kind: 'already' };
  }
}

/** The lesson as it was tried; the one that has taken its place, where the author has taken it away. */
async function searchFor({ address, name, lesson, since }: Welcome, edges: Edges): Promise<Search> {
  const { subject } = await edges.templates.lesson(firstLessonNow(lesson, edges.course));
  return { mails: [{ to: address, subject: fillSubject(subject, { name }) }], since };
}

function send(id: string, { address, name, lesson, idempotencyKey }: Welcome, edges: Edges): Promise<Outcome> {
  return sendFirstLesson({ id, address, name }, lesson, idempotencyKey, edges);
}

/** A lesson that waits, and its reader; null where they are not visible yet. */
interface Waiting {
  id: string;
  welcome: Welcome;
  subscriber: Subscriber | null;
}

async function settle({ id, welcome, subscriber }: Waiting, outcome: Outcome, run: Run, edges: Edges): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      run.answered();
      run.counts.welcomes += 1;
      if (subscriber && outcome.kind === 'sent') await noteTime(id, subscriber, welcome, run, edges);
      return removeWelcome(edges.kv, id, edges.time.sleep);
    case 'unknown':
      run.error = outcome.reason;
      return;
    case 'stopped':
      run.stop(outcome.trouble, outcome.reason);
      return;
    case 'refused': {
      run.answered();
      run.error = outcome.reason;
      if (isOurFault(outcome))
        return run.report(
          'unsendable',
          `${isAskedFor(welcome) ? `Lesson ${welcome.lesson}` : 'Lesson 1'} waits: ${outcome.reason}`,
        );
      run.counts.refused += 1;
      const why = { status: 'refused', reason: outcome.reason } as const;
      if (subscriber) {
        const place = { ...withoutLesson(subscriber, welcome.lesson), inDoubt: null, welcome: null };
        await takeOff({ id, subscriber, place }, why, run.sentAt(), edges);
      }
      return removeWelcome(edges.kv, id, edges.time.sleep);
    }
  }
}

/**
 * Remembers when a lesson left. Where somebody changed their place within KV's minute, what was written down of
 * that is newer than this copy of them, and the next tick makes it again.
 */
async function noteTime(id: string, subscriber: Subscriber, welcome: Welcome, run: Run, edges: Edges): Promise<void> {
  const { lesson } = welcome;
  if (!subscriber.received.includes(lesson)) return;
  const now = run.sentAt();
  const receivedAt = { ...subscriber.receivedAt, [lesson]: now };
  const lastLessonAt = isAskedFor(welcome) ? now : subscriber.lastLessonAt;
  await putSubscriber(edges.kv, id, { ...subscriber, receivedAt, lastLessonAt }, edges.time.sleep);
}
