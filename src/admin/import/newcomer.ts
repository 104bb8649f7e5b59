/** Somebody who is brought in, as they are known here from then on. */

import { slugsOf } from '../../course/course.ts';
import { type Candidate, importedAt } from '../../domain/import.ts';
import { nextLesson } from '../../domain/lesson.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Services } from '../../services.ts';
import type { Import } from '../../storage/imports.ts';
import { joiningAfter } from '../../subscribers/transition.ts';

/**
 * The subscriber that a candidate becomes. Whoever takes part joins the first cohort that is open at the step's own instant, so
 * that a step which is repeated finds the same one.
 */
export function newcomer(candidate: Candidate, state: Import, services: Services): Subscriber {
  const { had, next } = placeOf(candidate, state, slugsOf(services.course));
  const { status = 'active', address, name, timeZone, sendHour, lastLessonAt, leaveReason, reason } = candidate;
  const reader: Subscriber = {
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
      const pausing = { ...reader, pausedUntil: candidate.pausedUntil };
      return next === null ? reader : joiningAfter(pausing, next, { now: state.stepAt, lastTickAt: 0 }, services);
    }
    case 'paused':
      return { ...reader, pausedAt: candidate.pausedAt };
    default:
      return { ...reader, leftAt: candidate.leftAt ?? state.at, leaveReason, reason };
  }
}

/** Whoever begins with a later lesson has had those before it elsewhere. */
function placeOf({ place }: Candidate, { from }: Import, course: readonly string[]) {
  if (place === undefined) return { had: course.slice(0, Math.max(0, course.indexOf(from))), next: from };
  const { had, next } = place;
  // The course may have another order here, or other lessons.
  const isAhead = next !== null && course.includes(next) && !had.includes(next);
  return { had, next: next === null || isAhead ? next : nextLesson(course, { sent: had }) };
}

function consentOf(candidate: Candidate, { at, source, words }: Import): Subscriber['consent'] {
  const { requestedAt = at, confirmedAt = at, origin = '' } = candidate;
  return { requestedAt, confirmedAt, origin, imported: { at, source, words: candidate.words ?? words } };
}
