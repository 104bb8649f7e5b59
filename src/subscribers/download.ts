/** All that is kept about a subscriber, for them alone. */
import { parseCohort } from '../domain/cohort.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { DeferredRequest } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { KEYS } from '../storage/keys.ts';
import { chainOf, cohortsOf } from './delete.ts';
import { positionOf } from './position.ts';

/** `told`: what people can read, under keys and codes that a page puts into words. `stored`: as it is stored, by key. */
export interface SubscriberData {
  told: object;
  stored: Record<string, unknown>;
}

/** All that is kept about a subscriber at `now` (ms), ready to be JSON. Null where nobody is visible with this id. */
export async function download(id: string, now: number, services: Services): Promise<SubscriberData | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null || subscriber.movedTo !== undefined) return null;
  const position = await positionOf(id, subscriber, now, services);
  const [, ...before] = await chainOf(id, subscriber, services);
  const told = {
    madeAt: iso(now),
    course: services.course.name,
    person: personOf(subscriber),
    consent: consentOf(subscriber),
    lessons: services.course.lessons.map(({ slug, subject }) => ({
      lesson: slug,
      subject,
      received: position.received.includes(slug),
      receivedAt: iso(position.receivedAt[slug]),
      uncertain: position.uncertain.includes(slug),
    })),
    position: {
      nextLesson: position.next,
      nextLessonAt: iso(position.nextAt),
      lastLessonAt: iso(position.lastLessonAt),
      onItsWay: position.inDoubt?.lesson ?? position.pendingSend?.lesson ?? null,
    },
    waitingChanges: (await services.store.transitions.of(id)).flatMap((change) =>
      change.kind === 'deferred' ? [waitingChange(change)] : [],
    ),
    earlierAddresses: before.map(([, known]) => ({ person: personOf(known), consent: consentOf(known) })),
  };
  return { told, stored: await storedOf([[id, subscriber], ...before], services) };
}

/** A zone that stays as it is is not a part of the change. */
function waitingChange({ at, request }: DeferredRequest) {
  const zone = request.action === 'hour' ? { timeZone: request.timeZone ?? undefined } : {};
  return { askedAt: iso(at), ...request, ...zone };
}

function personOf({ address, name, timeZone, status, sendHour, reason, leaveReason, ...rest }: Subscriber) {
  return {
    address,
    name,
    timeZone,
    hourOfLessons: sendHour ?? null,
    status,
    whyLeft: leaveReason ?? null,
    whyNotMailed: reason ?? null,
    changedAt: iso(rest.changedAt),
    leftAt: iso(rest.leftAt),
    pausedSince: iso(rest.pausedAt),
    pausedUntil: iso(rest.pausedUntil),
    beganAgainAt: iso(rest.restartedAt),
  };
}

function consentOf({ consent }: Subscriber) {
  const { requestedAt, confirmedAt, origin, imported } = consent;
  return {
    requestedAt: iso(requestedAt),
    confirmedAt: iso(confirmedAt),
    website: origin,
    imported: imported ? { at: iso(imported.at), from: imported.source, agreed: imported.words } : null,
  };
}

/** Every key that is about the subscriber, with what stands in it. */
async function storedOf(
  all: Awaited<ReturnType<typeof chainOf>>,
  { store }: Services,
): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  for (const [id, subscriber] of all) {
    stored[`${KEYS.subscriber}${id}`] = subscriber;
    for (const cohort of cohortsOf(subscriber)) {
      const position = parseCohort(cohort) ? await store.enrollments.get(cohort, id) : null;
      if (position) stored[`${KEYS.enrollment}${cohort}:${id}`] = position.recipient ?? 'empty';
    }
    for (const change of await store.transitions.of(id)) stored[`${KEYS.change}${id}:${change.at}`] = change;
    const pendingSend = await store.pendingSends.get(id);
    if (pendingSend !== null) stored[`${KEYS.pendingSend}${id}`] = pendingSend;
  }
  return stored;
}

const iso = (instant: number | null | undefined) => (instant == null ? null : new Date(instant).toISOString());
