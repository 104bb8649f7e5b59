/**
 * What can be done to a subscriber: the one table. Forms parse into these shapes, Workers KV stores those that wait for
 * a lesson, and the audit log names them. To add an action, add it here, in the lists of who may ask for it; the
 * compiler then points at its rule, its form and its words.
 */
import { type InferOutput, literal, nullable, number, object, string, variant } from 'valibot';
import type { Subscriber } from './subscriber.ts';

/** `until`: the local day (`yyyy-mm-dd`) on which the next lesson comes; null: when they resume. */
const pause = object({ action: literal('pause'), until: nullable(string()) });
const resume = object({ action: literal('resume') });
/** `hour`: 0 to 23, of the day in `timeZone` (IANA name); null where the zone stays as it is. */
const reschedule = object({ action: literal('hour'), hour: number(), timeZone: nullable(string()) });
/** One line; empty for no name. */
const rename = object({ action: literal('name'), name: string() });
const restart = object({ action: literal('restart') });
const undoRestart = object({ action: literal('undo-restart') });
const sendNow = object({ action: literal('now') });
/** `address`: normalised. The move counts once the new address has confirmed it. */
const changeAddress = object({ action: literal('address'), address: string() });
/** `reason`: why they leave, in their own words; null where they gave none. */
const unsubscribe = object({ action: literal('leave'), reason: nullable(string()) });
/** Says afterwards why they left; null takes that back. */
const giveReason = object({ action: literal('reason'), reason: nullable(string()) });
/** Takes unsubscribing back. */
const rejoin = object({ action: literal('return') });
const deleteAll = object({ action: literal('delete') });
/** `undo`: the signed token that the page after deleting holds. */
const restore = object({ action: literal('restore'), undo: string() });
/** `lesson`: the slug of one that they have had. */
const resend = object({ action: literal('resend'), lesson: string() });
const remove = object({ action: literal('remove') });
const liftDeletion = object({ action: literal('lift') });

/** Changes of a subscriber's course: each waits while a lesson may be on its way. */
const COURSE_CHANGES = [pause, resume, reschedule, rename, restart, undoRestart] as const;

/** A change of address that was confirmed there, by a link issued at `issuedAt` (ms). */
const confirmedAddress = object({ ...changeAddress.entries, issuedAt: number() });

/** What waits in KV while a lesson may be on its way. */
export const DeferrableSchema = variant('action', [...COURSE_CHANGES, confirmedAddress]);

const SubscriberActionSchema = variant('action', [
  ...COURSE_CHANGES,
  sendNow,
  changeAddress,
  unsubscribe,
  giveReason,
  rejoin,
  deleteAll,
  restore,
]);

/** What the operator can do for a subscriber. A new address confirms itself, and only they bring themselves back. */
export const OperatorActionSchema = variant('action', [
  ...COURSE_CHANGES,
  sendNow,
  resend,
  remove,
  deleteAll,
  restore,
  liftDeletion,
]);

export type CourseChange = InferOutput<(typeof COURSE_CHANGES)[number]>;
export type Deferrable = InferOutput<typeof DeferrableSchema>;
/** What subscribers can do on their own page. */
export type SubscriberAction = InferOutput<typeof SubscriberActionSchema>;
export type OperatorAction = InferOutput<typeof OperatorActionSchema>;
export type Action = SubscriberAction | OperatorAction;

/** The action of one name. */
export type ActionOf<Name extends Action['action']> = Extract<Action, { action: Name }>;

/** What can take an action back, for as long as there is something to take back; null: nothing can. */
export const UNDONE_BY = {
  pause: 'resume',
  resume: 'pause',
  hour: 'hour',
  name: 'name',
  restart: 'undo-restart',
  'undo-restart': 'restart',
  now: null,
  address: null,
  leave: 'return',
  reason: 'reason',
  return: 'leave',
  delete: 'restore',
  restore: null,
  resend: null,
  remove: null,
  lift: null,
} as const satisfies Record<Action['action'], Action['action'] | null>;

/** What came of an action, and the subscriber as they are after it. */
export type ActionResult =
  | { kind: 'done'; subscriber: Subscriber }
  /** A lesson is due or on its way just now: the change takes effect right after it. */
  | { kind: 'after-lesson'; subscriber: Subscriber }
  /** It is so already, the course is over for them, or they are not in it. */
  | { kind: 'nothing'; subscriber: Subscriber }
  /** The last lesson was too short a time ago; from `notBefore` (ms) on the next one can leave. */
  | { kind: 'too-soon'; notBefore: number; subscriber: Subscriber }
  /** The lesson is not surely away; the ticks try again. */
  | { kind: 'delayed'; subscriber: Subscriber }
  /** Resend takes no mail for this address; nothing was sent, and nothing has changed. */
  | { kind: 'refused'; subscriber: Subscriber };
