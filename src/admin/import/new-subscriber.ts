/** Turns a person in an imported file into a subscriber. */

import { slugsOf } from '../../course/course.ts';
import { type Candidate, importedAt } from '../../domain/import.ts';
import { nextLesson } from '../../domain/lesson.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import { joiningAfter } from '../../subscribers/transition.ts';

/**
 * The subscriber that a candidate becomes. An active one joins the first cohort that is open at the step's own instant, so
 * that a repeated step finds the same cohort.
 */
export function newSubscriber(candidate: Candidate, state: Import, services: Services): Subscriber {
  const { had, next } = positionOf(candidate, state, slugsOf(services.course));
  const { status = 'active', address, name, timeZone, sendHour, lastLessonAt, leaveReason, reason } = candidate;
  const subscriber: Subscriber = {
    address,
    name,
    timeZone,
    sendHour,
    status,
    consent: consentOf(candidate, state),
    cohort: null,
    received: had,
    lastLessonAt,
    changedAt: importedAt(state.at),
  };
  switch (status) {
    case 'active': {
      const withPause = { ...subscriber, pausedUntil: candidate.pausedUntil };
      return next === null ? subscriber : joiningAfter(withPause, next, { now: state.stepAt, lastTickAt: 0 }, services);
    }
    case 'paused':
      return { ...subscriber, pausedAt: candidate.pausedAt };
    default:
      return { ...subscriber, leftAt: candidate.leftAt ?? state.at, leaveReason, reason };
  }
}

/** Someone who starts with a later lesson counts as having received those before it elsewhere. */
function positionOf({ place }: Candidate, { from }: Import, course: readonly string[]) {
  if (place === undefined) return { had: course.slice(0, Math.max(0, course.indexOf(from))), next: from };
  const { had, next } = place;
  // This course may have a different order, or different lessons.
  const isAhead = next !== null && course.includes(next) && !had.includes(next);
  return { had, next: next === null || isAhead ? next : nextLesson(course, { sent: had }) };
}

function consentOf(candidate: Candidate, { at, source, words }: Import): Subscriber['consent'] {
  const { requestedAt = at, confirmedAt = at, origin = '' } = candidate;
  return { requestedAt, confirmedAt, origin, imported: { at, source, words: candidate.words ?? words } };
}
