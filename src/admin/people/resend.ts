/** The operator sends a subscriber a lesson once more that they have received: a mail of its own, which changes nothing about their course. */

import { slugsOf } from '../../course/course.ts';
import { IDEMPOTENCY_WINDOW_MS, resendKey } from '../../domain/idempotency.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { isSubscribed } from '../../domain/transition.ts';
import { lessonMail } from '../../mail/compose.ts';
import type { OneOutcome } from '../../mail/outcome.ts';
import type { Services } from '../../services.ts';
import { positionOf } from '../../subscribers/position.ts';
import { auditEntry } from './audit-entry.ts';
import type { Resent } from './result.ts';

/** More entries than an operator makes in ten minutes. */
const ENTRIES = 200;

interface LessonAgain {
  id: string;
  subscriber: Subscriber;
  /** The lesson's slug. */
  lesson: string;
}

/**
 * Sends a lesson once more at `now` (ms). Pressed again within ten minutes it sends nothing: the audit log
 * knows of it, and where that does not show it yet, Resend does, by the key.
 */
export async function resend(again: LessonAgain, now: number, services: Services): Promise<Resent> {
  const { id, subscriber, lesson } = again;
  if (!isSubscribed(subscriber)) return { kind: 'out' };
  const { received } = await positionOf(id, subscriber, now, services);
  if (!received.includes(lesson) || !slugsOf(services.course).includes(lesson)) return { kind: 'not-had' };
  const before = await sentAt(id, lesson, now, services);
  if (before !== null) return { kind: 'just-now', at: before };
  return said(await send(again, now, services));
}

async function sentAt(id: string, lesson: string, now: number, services: Services): Promise<number | null> {
  const mark = await services.store.audit.mark(id);
  const { action, detail } = auditEntry({ action: 'resend', lesson }, 'done');
  const entries = await services.store.audit.list(ENTRIES);
  const same = entries.find((one) => one.mark === mark && one.action === action && one.detail === detail);
  return same && now - same.at < IDEMPOTENCY_WINDOW_MS ? same.at : null;
}

async function send({ id, subscriber, lesson }: LessonAgain, now: number, services: Services): Promise<OneOutcome> {
  const { address, name } = subscriber;
  const rendered = { slug: lesson, template: await services.templates.lesson(lesson) };
  const mail = await lessonMail(rendered, { id, address, name }, 'resend', services);
  return services.mailer.sendOne(mail, resendKey(services.config.deployment, id, lesson, now));
}

function said(outcome: OneOutcome): Resent {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return { kind: 'done' };
    case 'unknown':
      return { kind: 'unsent', reason: outcome.reason, isKnown: false };
    case 'stopped':
      return { kind: 'unsent', reason: outcome.reason, isKnown: outcome.isUnsent };
    case 'refused':
    case 'kept-back':
      return { kind: 'unsent', reason: outcome.reason, isKnown: true };
  }
}
