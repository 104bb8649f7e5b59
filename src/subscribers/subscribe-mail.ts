/** Which mail answers a signup, by what is known of the address: it says what its link will do, and nothing else. */

import { slugsOf } from '../course/course.ts';
import { parseCohort } from '../domain/cohort.ts';
import { confirmationOf } from '../domain/confirmation.ts';
import { instantOf } from '../domain/slot.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { DAY_MS } from '../domain/time.ts';
import type { Messages } from '../locales/locale.ts';
import { alreadyInMail, comeBackMail, confirmationMail, finishedMail } from '../mail/compose.ts';
import type { Mail } from '../mail/mailer.ts';
import type { SignedSignup } from '../mail/tokens.ts';
import type { Services } from '../services.ts';
import { positionOf } from './position.ts';

interface SignupToAnswer {
  id: string;
  signup: SignedSignup;
  /** What is known of them. */
  subscriber: Subscriber | null;
  /** When the link of this mail counts as issued (ms). */
  issuedAt: number;
  /** By the way in which somebody stopped. */
  whyStopped: Messages['whyStopped'];
}

/**
 * The mail for a signup at `now` (ms). Whoever is in the course is written to by the name that they gave then:
 * anybody could have typed another one.
 */
export async function mailFor(
  { id, signup, subscriber, issuedAt, whyStopped }: SignupToAnswer,
  now: number,
  services: Services,
): Promise<Mail> {
  const { templates, tokens, config } = services;
  const confirmation = confirmationOf(subscriber, issuedAt, slugsOf(services.course));
  switch (confirmation.kind) {
    case 'already':
      return (await hasFinished(id, confirmation.subscriber, now, services))
        ? finishedMail(await templates.finished(), { id, ...confirmation.subscriber }, services)
        : alreadyInMail(await templates.alreadyIn(), { id, ...confirmation.subscriber }, services);
    case 'return': {
      const why = whyStopped[confirmation.stopped];
      return comeBackMail(
        await templates.comeBack(),
        signup,
        { token: await tokens.signup(signup, issuedAt), whyStopped: why },
        config,
      );
    }
    case 'begin':
    case 'outdated':
      return confirmationMail(await templates.confirmation(), signup, await tokens.signup(signup, issuedAt), config);
  }
}

/** Whether an active subscriber has had the whole course. Looks into their batch only where that can be. */
async function hasFinished(id: string, subscriber: Subscriber, now: number, services: Services): Promise<boolean> {
  if (subscriber.status !== 'active' || now < endsAfter(subscriber, services.course.lessons.length)) return false;
  const { next } = await positionOf(id, subscriber, now, services);
  return next === null;
}

/** No subscriber has had all their lessons before this instant (ms): one a day is the most that a cohort sends. */
function endsAfter({ cohort: name, received }: Subscriber, lessons: number): number {
  const cohort = parseCohort(name ?? '');
  return cohort === null ? 0 : instantOf(cohort) + (lessons - received.length - 1) * DAY_MS;
}
