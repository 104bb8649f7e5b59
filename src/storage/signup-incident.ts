/**
 * `signup-incident`: why Resend would not take the mail of a signup. No tick would notice while no lesson is due, and
 * readers who cannot sign up complain to nobody. It goes by itself an hour after the last one, or nearly.
 */
import { KEYS } from './keys.ts';

const TTL_S = 3_600;

/** Notes the reason; one note an hour is enough, so that a flood of signups writes next to nothing. */
export async function noteSignupIncident(kv: KVNamespace, reason: string): Promise<void> {
  if ((await kv.get(KEYS.signupIncident)) === null) await kv.put(KEYS.signupIncident, reason, { expirationTtl: TTL_S });
}

/** The reason, or null where no signup has failed for an hour. */
export async function getSignupIncident(kv: KVNamespace): Promise<string | null> {
  return kv.get(KEYS.signupIncident);
}
