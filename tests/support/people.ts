/** People as the course knows them, read from KV, and what ten minutes do to a signup. */

import { signupScope } from '../../src/domain/idempotency.ts';
import { type Subscriber, subscriberId } from '../../src/domain/subscriber.ts';
import type { TestCourse } from './harness.ts';
import { storeOf } from './store.ts';

/** The subscriber of an address; throws where there is none. */
export async function subscriberOf({ env }: TestCourse, email: string): Promise<Subscriber> {
  const subscriber = await storeOf(env.KV).subscribers.get(await subscriberId(email));
  if (!subscriber) throw new Error(`${email} is no subscriber.`);
  return subscriber;
}

/**
 * The location's cache forgets that someone was answered. It does so after ten minutes of real time, which no test
 * can set; this does what those minutes do.
 */
export async function forgetAnswer(email: string, leftAt?: number): Promise<void> {
  const subject = signupScope('course.example', await subscriberId(email), leftAt);
  const known = await caches.default.delete(`https://answered.invalid/${subject}`);
  if (!known) throw new Error(`The cache does not know of an answer to ${email}.`);
}
