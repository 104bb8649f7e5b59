/** All that is kept about a reader, in keys that people can read, for the reader alone. */
import { parseCohort } from '../domain/cohort.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Words } from '../locales/locale.ts';
import type { Edges } from '../services.ts';
import { getEnrollment } from '../storage/enrollments.ts';
import { KEYS } from '../storage/keys.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { changesOf } from '../storage/transitions.ts';
import { chainOf, cohortsOf } from './delete.ts';
import { placeOfReader } from './position.ts';

/**
 * All that is kept about a reader at `now` (ms), to be written as JSON, in the words of the course's language but for what
 * is shown as it is stored. Null where nobody is visible with this id.
 */
export async function download(
  id: string,
  edges: Edges,
  now: number,
  { file, keptByOthers }: Words,
): Promise<object | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber === null || subscriber.movedTo !== undefined) return null;
  const place = await placeOfReader(id, subscriber, now, edges);
  const [, ...before] = await chainOf(id, subscriber, edges);
  const told = {
    madeAt: iso(now),
    course: edges.course.name,
    person: personOf(subscriber),
    consent: consentOf(subscriber),
    lessons: edges.course.lessons.map(({ slug, subject }) => ({
      lesson: slug,
      subject,
      received: place.received.includes(slug),
      receivedAt: iso(place.receivedAt[slug]),
      uncertain: place.uncertain.includes(slug),
    })),
    place: {
      nextLesson: place.next,
      nextLessonAt: iso(place.nextAt),
      lastLessonAt: iso(place.lastLessonAt),
      onItsWay: place.inDoubt?.lesson ?? place.welcome?.lesson ?? null,
    },
    waitingChanges: (await changesOf(edges.kv, id)).flatMap((change) =>
      change.kind === 'wished' ? [{ askedAt: iso(change.at), ...change.wish }] : [],
    ),
    earlierAddresses: before.map(([, known]) => ({ person: personOf(known), consent: consentOf(known) })),
    keptByOthers,
  };
  const stored = await storedOf([[id, subscriber], ...before], edges);
  return { ...worded(told, file), [file.keys.asItIsStored]: stored };
}

/** The same with its keys, and the codes among its values, in words of the course's language. */
function worded(told: object, { keys, statuses, actions }: Words['file']): object {
  const keyWords: Record<string, string> = keys;
  const valueWords: Record<string, Record<string, string>> = { status: statuses, action: actions };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [keyWords[key] ?? key, valueWords[key]?.[each] ?? walk(each)]),
    );
  };
  return Object(walk(told));
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

/** Every key that is about the reader, with what stands in it. */
async function storedOf(all: Awaited<ReturnType<typeof chainOf>>, { kv }: Edges): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  for (const [id, subscriber] of all) {
    stored[`${KEYS.subscriber}${id}`] = subscriber;
    for (const cohort of cohortsOf(subscriber)) {
      const place = parseCohort(cohort) ? await getEnrollment(kv, cohort, id) : null;
      if (place) stored[`${KEYS.enrollment}${cohort}:${id}`] = place.reader ?? 'empty';
    }
    for (const change of await changesOf(kv, id)) stored[`${KEYS.change}${id}:${change.at}`] = change;
    const welcome = await kv.get(`${KEYS.welcome}${id}`, 'json');
    if (welcome !== null) stored[`${KEYS.welcome}${id}`] = welcome;
  }
  return stored;
}

const iso = (instant: number | null | undefined) => (instant == null ? null : new Date(instant).toISOString());
