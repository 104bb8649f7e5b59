/** Someone asks for the course: they are sent a mail, and nothing is stored until they confirm. */
import { IDEMPOTENCY_WINDOW_MS, idempotencyWindow, signupKey, signupScope } from '../domain/idempotency.ts';
import { outSince, type Subscriber, subscriberId } from '../domain/subscriber.ts';
import type { Messages } from '../locales/locale.ts';
import type { OneOutcome } from '../mail/mailer.ts';
import type { SignedSignup } from '../mail/tokens.ts';
import type { Services } from '../services.ts';
import { mailFor } from './subscribe-mail.ts';

/** A valid signup: `address` is normalized, `name` is one line or empty, `timeZone` is an IANA name. */
export type Signup = Omit<SignedSignup, 'origin'>;

/**
 * Sends the mail that fits what is known of the address (subscribe-mail.ts), in the words of `messages`. A second signup
 * within ten minutes sends nothing more: the cache knows of it, and where the cache does not reach, Resend does, since
 * within a window of ten minutes the same signup is the same call under the same key. `now` is in ms.
 */
export async function subscribe(
  signup: SignedSignup,
  { whyStopped }: Pick<Messages, 'whyStopped'>,
  now: number,
  services: Services,
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
  const mail = await mailFor({ id, signup, subscriber, issuedAt, whyStopped }, now, services);
  const outcome = await mailer.sendOne(mail, signupKey(scope, now));
  if (outcome.kind === 'sent') await rememberAnswer(scope, now);
  return outcome;
}

/** When the subscriber left or paused (ms): only a link that is younger brings them back, and it is a new request. */
function stoppedAt(subscriber: Subscriber): number | undefined {
  const pausedAt = subscriber.status === 'paused' ? subscriber.changedAt : undefined;
  const out = outSince(subscriber);
  return pausedAt === undefined ? out : Math.max(pausedAt, out ?? 0);
}

/**
 * Who was answered in the last ten minutes is kept in the location's cache: it costs no KV write, so that a flood of
 * fake signups stores nothing. It knows one location only, and nothing on workers.dev
 * (https://developers.cloudflare.com/workers/runtime-apis/cache/).
 */
// Holds the instant (ms) at which the signup was answered.
const cacheUrlOf = (scope: string) => `https://answered.invalid/${scope}`;

async function answeredLately(scope: string, now: number): Promise<boolean> {
  const answer = await caches.default.match(cacheUrlOf(scope));
  return answer !== undefined && now - Number(await answer.text()) < IDEMPOTENCY_WINDOW_MS;
}

async function rememberAnswer(scope: string, now: number): Promise<void> {
  const headers = { 'cache-control': `max-age=${IDEMPOTENCY_WINDOW_MS / 1000}` };
  await caches.default.put(cacheUrlOf(scope), new Response(String(now), { headers }));
}
