/** Someone asks for the course: they are sent a mail, and nothing is stored until they confirm. */
import { signupKey, signupScope, signupWindow } from '../core/idempotency.ts';
import { outSince, type Subscriber, subscriberId } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import type { Mail, Outcome } from '../resend/mailer.ts';
import { confirmationMail, readerMail } from '../resend/mails.ts';
import { answeredLately, rememberAnswer } from './answered.ts';
import type { Signup } from './form.ts';

/**
 * Sends the mail that fits: a confirmation, or "you are already in". A second signup within ten minutes sends
 * nothing more: the cache knows of it, and where the cache does not reach, Resend does, since within a window of
 * ten minutes the same signup is the same call under the same key. `now` is in ms.
 */
export async function answerSignup(signup: Signup, origin: string, now: number, edges: Edges): Promise<Outcome> {
  const { kv, config, mailer } = edges;
  const id = await subscriberId(signup.address);
  const subscriber = await getSubscriber(kv, id);
  const scope = signupScope(config.deployment, id, outSince(subscriber));
  if (await answeredLately(scope)) return { kind: 'already' };
  const mail =
    subscriber?.status === 'active'
      ? await alreadyInMail(id, subscriber, edges)
      : await askToConfirm(signup, origin, issueTime(now, subscriber), edges);
  const outcome = await mailer.sendOne(mail, signupKey(scope, now));
  if (outcome.kind === 'sent') await rememberAnswer(scope);
  return outcome;
}

/**
 * The window's start, so that a second signup within it makes the same token and the same mail; for someone who
 * left or paused after that, the time of that: only a link that is younger brings them back.
 */
function issueTime(now: number, subscriber: Subscriber | null): number {
  const pausedAt = subscriber?.status === 'paused' ? subscriber.changedAt : undefined;
  return Math.max(signupWindow(now), outSince(subscriber) ?? 0, pausedAt ?? 0);
}

async function askToConfirm(signup: Signup, origin: string, issuedAt: number, edges: Edges): Promise<Mail> {
  const token = await edges.tokens.signup({ ...signup, origin }, issuedAt);
  return confirmationMail(await edges.templates.confirmation(), signup, token, edges.config);
}

async function alreadyInMail(id: string, reader: { address: string; name: string }, edges: Edges): Promise<Mail> {
  return readerMail(await edges.templates.alreadyIn(), { id, ...reader }, edges, [
    { name: 'mail', value: 'already-in' },
  ]);
}
