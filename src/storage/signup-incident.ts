/**
 * `signup-incident`: why Resend would not take the mail of a signup. No tick notices while no lesson is due, and people
 * who cannot sign up complain to nobody. It expires about an hour after the last one.
 */
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

const TTL_S = 3_600;

export interface SignupIncidentStore {
  /** The reason, or null where no signup has failed for an hour. */
  get(): Promise<string | null>;
  /** Notes a reason; at most one an hour, so that a flood of signups writes next to nothing. */
  note(reason: string): Promise<void>;
}

export function createSignupIncidentStore(namespace: Namespace): SignupIncidentStore {
  const get = () => namespace.getText(KEYS.signupIncident);
  return {
    get,
    async note(reason) {
      if ((await get()) === null) await namespace.put(KEYS.signupIncident, reason, { expirationTtl: TTL_S });
    },
  };
}
