/** Someone asks for the course: they are sent a mail, and nothing is stored until they confirm. */
import { idempotencyWindow, signupKey, signupScope } from '../domain/idempotency.ts';
import { outSince, type Subscriber, subscriberId } from '../domain/subscriber.ts';
import type { Messages } from '../locales/locale.ts';
import type { OneOutcome } from '../mail/mailer.ts';
import type { Services } from '../services.ts';
import { answeredLately, rememberAnswer } from './recent-answers.ts';
import { mailFor } from './subscribe-mail.ts';

/** A valid signup. */
export interface Signup {
  /** Normalized. */
  address: string;
  /** One line; empty if none was given. */
  name: string;
  /** IANA name. */
  timeZone: string;
}

/**
 * Sends the mail that fits the person (see mail.ts). A second signup within ten minutes sends nothing more: the cache
 * knows of it, and where the cache does not reach, Resend does, since within a window of ten minutes the same signup
 * is the same call under the same key. `origin` is the site whose form it was, `now` is in ms.
 */
export async function answerSignup(
  signup: Signup,
  origin: string,
  now: number,
  services: Services,
  { whyStopped }: Messages,
): Promise<OneOutcome> {
  const { store, config, mailer } = services;
  const id = await subscriberId(signup.address);
  // Whoever had themselves deleted is not mailed; the page answers them as it answers anybody.
  if (await services.store.deletions.has(id)) return { kind: 'already' };
  const subscriber = await store.subscribers.get(id);
  const stopped = subscriber ? stoppedAt(subscriber) : ((await services.store.deletions.liftedAt(id)) ?? undefined);
  const scope = signupScope(config.deployment, id, stopped);
  if (await answeredLately(scope, now)) return { kind: 'already' };
  // The window's start, so that a second signup within it makes the same token and the same mail.
  const issuedAt = Math.max(idempotencyWindow(now), stopped ?? 0);
  const mail = await mailFor({ id, signup: { ...signup, origin }, subscriber, issuedAt, whyStopped }, now, services);
  const outcome = await mailer.sendOne(mail, signupKey(scope, now));
  if (outcome.kind === 'sent') await rememberAnswer(scope, now);
  return outcome;
}

/** When the reader left or paused (ms): only a link that is younger brings them back, and it is a new wish. */
function stoppedAt(subscriber: Subscriber): number | undefined {
  const pausedAt = subscriber.status === 'paused' ? subscriber.changedAt : undefined;
  const out = outSince(subscriber);
  return pausedAt === undefined ? out : Math.max(pausedAt, out ?? 0);
}
