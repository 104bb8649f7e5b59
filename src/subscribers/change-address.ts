/** A subscriber changes their address: the new one is asked by mail first, and counts once it has confirmed. */

import { slugsOf } from '../course/course.ts';
import { idempotencyWindow, moveKey } from '../domain/idempotency.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import { outSince, type Subscriber, subscriberId } from '../domain/subscriber.ts';
import { isSubscribed } from '../domain/transition.ts';
import { newAddressMail } from '../mail/compose.ts';
import type { OneOutcome } from '../mail/mailer.ts';
import type { SignedMove } from '../mail/tokens.ts';
import type { Services } from '../services.ts';
import { isInFlight, type Position, positionOf, withDoubtSettled, withProgress } from './position.ts';
import { moveToSuccessor } from './successor.ts';
import { withNextCohort } from './transition.ts';

export type AddressRequestResult =
  /** `same`: they have this address already. `nothing`: they are not in the course. */
  { kind: 'asked' | 'same' | 'nothing'; subscriber: Subscriber } | { kind: 'failed'; outcome: OneOutcome };

export type MoveResult =
  /** `id`: the new one. `after-lesson`: a lesson is on its way to the old address; they move right after it. */
  | { kind: 'moved' | 'already' | 'after-lesson'; id: string; subscriber: Subscriber }
  /** Somebody takes part with the new address already. */
  | { kind: 'taken' }
  /** The link is older than what the subscriber, or whoever has the new address, has done since. */
  | { kind: 'outdated' };

/**
 * Sends the mail to the new address (normalised) that asks to confirm it. Nothing is stored; asking again within ten
 * minutes sends nothing more. What is known of the new address is told to nobody but it. Null where nobody is visible
 * with this id.
 */
export async function requestAddress(
  id: string,
  newAddress: string,
  now: number,
  services: Services,
): Promise<AddressRequestResult | null> {
  const { store, config, mailer, templates, tokens } = services;
  const subscriber = await store.subscribers.get(id);
  if (subscriber === null) return null;
  if (subscriber.address === newAddress) return { kind: 'same', subscriber };
  if (!isSubscribed(subscriber)) return { kind: 'nothing', subscriber };
  const newId = await subscriberId(newAddress);
  if (await services.store.deletions.has(newId)) return { kind: 'asked', subscriber };
  const target = await store.subscribers.get(newId);
  const issuedAt = Math.max(idempotencyWindow(now), subscriber.consent.confirmedAt, outSince(target) ?? 0);
  const token = await tokens.address({ id, address: newAddress }, issuedAt);
  const recipient = { address: newAddress, name: subscriber.name };
  const mail = newAddressMail(await templates.newAddress(), recipient, token, config);
  const outcome = await mailer.sendOne(mail, moveKey(config.deployment, id, newId, issuedAt));
  const isAsked = outcome.kind === 'sent' || outcome.kind === 'already';
  return isAsked ? { kind: 'asked', subscriber } : { kind: 'failed', outcome };
}

/** Moves a subscriber to the address that a link issued at `issuedAt` (ms) was sent to. Twice is the same as once. */
export async function moveAddress(
  move: SignedMove,
  issuedAt: number,
  now: number,
  services: Services,
): Promise<MoveResult> {
  const judged = await judge(move, issuedAt, now, services);
  if (judged.kind !== 'open') return judged;
  const { subscriber, newId } = judged;
  const position = await positionOf(move.id, subscriber, now, services);
  // What was asked for before has to be made before.
  if (isInFlight(position) || position.waiting.length > 0) {
    const request = { action: 'address', address: move.address, issuedAt } as const;
    await services.store.transitions.put(move.id, { kind: 'deferred', at: now, request });
    return { kind: 'after-lesson', id: newId, subscriber };
  }
  return { kind: 'moved', id: newId, subscriber: await commitMove({ ...judged, position }, now, services) };
}

/** Makes a move that waited for a lesson, if it still can be made; false while one is on its way. */
export async function retryMove(move: SignedMove, issuedAt: number, now: number, services: Services): Promise<boolean> {
  const judged = await judge(move, issuedAt, now, services);
  if (judged.kind !== 'open') return true;
  const position = await positionOf(move.id, judged.subscriber, now, services);
  // What they have asked for since goes along with them: it is made first.
  if (isInFlight(position) || position.waiting.some(({ request }) => request.action !== 'address')) return false;
  await commitMove({ ...judged, position }, now, services);
  return true;
}

interface OpenMove {
  kind: 'open';
  move: SignedMove;
  issuedAt: number;
  /** Who moves. */
  subscriber: Subscriber;
  newId: string;
  /** What is known under the new id: somebody who was in the course before. */
  target: Subscriber | null;
}

async function judge(
  move: SignedMove,
  issuedAt: number,
  now: number,
  services: Services,
): Promise<OpenMove | Exclude<MoveResult, { kind: 'moved' | 'after-lesson' }>> {
  const { id, address } = move;
  const newId = await subscriberId(address);
  const [subscriber, known, deleted] = await Promise.all([
    services.store.subscribers.get(id),
    services.store.subscribers.get(newId),
    services.store.deletions.has(newId),
  ]);
  if (subscriber === null || deleted) return { kind: 'outdated' };
  if (subscriber.movedTo === newId && known?.movedTo === undefined) {
    return { kind: 'already', id: newId, subscriber: known ?? subscriber };
  }
  if (!isSubscribed(subscriber) || issuedAt < subscriber.consent.confirmedAt) return { kind: 'outdated' };
  if (isSubscribed(known)) return { kind: 'taken' };
  if (issuedAt < (outSince(known) ?? 0)) return { kind: 'outdated' };
  const target = await withDoubtSettled(newId, known, now, services);
  return { kind: 'open', move, issuedAt, subscriber, newId, target };
}

/** Nobody gets a lesson twice: what somebody had at the new address counts for the subscriber who moves there. */
async function commitMove(
  { move, issuedAt, subscriber, newId, target, position }: OpenMove & { position: Position },
  now: number,
  services: Services,
): Promise<Subscriber> {
  const { id, address } = move;
  const here = withProgress(subscriber, position);
  const received = [...new Set([...(target?.received ?? []), ...here.received])];
  const receivedAt = target?.receivedAt || here.receivedAt ? { ...target?.receivedAt, ...here.receivedAt } : undefined;
  const lastLessonAt = Math.max(here.lastLessonAt ?? 0, target?.lastLessonAt ?? 0) || undefined;
  const consent = { ...subscriber.consent, requestedAt: issuedAt, confirmedAt: now };
  const had = { received, receivedAt, lastLessonAt };
  const there = {
    ...here,
    ...had,
    address,
    consent,
    cohorts: undefined,
    cohort: null,
    movedFrom: id,
    movedTo: undefined,
  };
  const next = position.next === null ? null : lessonToReturnTo(slugsOf(services.course), received);
  const isGoingOn = subscriber.status === 'active' && next !== null;
  const successor = { id: newId, subscriber: isGoingOn ? await withNextCohort(there, next, now, services) : there };
  const after: Subscriber = { ...here, status: 'left', leftAt: now, movedTo: newId };
  return moveToSuccessor({ id, before: subscriber, after, successor }, now, services);
}
