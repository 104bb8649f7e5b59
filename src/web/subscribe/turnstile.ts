/** Asks Cloudflare whether a person sent the form (https://developers.cloudflare.com/turnstile/get-started/server-side-validation/). */

import { array, boolean, object, optional, safeParse, string } from 'valibot';
import type { Config } from '../../config.ts';
import type { Time } from '../../domain/time.ts';
import { log } from '../../log.ts';

/** Somebody waits (ms). */
const WITHIN_MS = 5_000;

/** The longest response that the widget makes (characters). */
const MAX_LENGTH = 2048;

const AnswerSchema = object({ success: boolean(), 'error-codes': optional(array(string()), []) });

/** What is wrong on our side or on Cloudflare's, and no reader can mend. */
const NOT_THEIRS = /secret|internal-error|bad-request/;

/**
 * Whether the signup may pass: yes for a response of the widget that Cloudflare knows and that was not used before.
 * Where Cloudflare cannot be asked, everybody passes, since no reader should be turned away for that: the rate limit
 * still stands, and the log tells of it.
 */
export async function isPerson(
  response: string,
  visitorIp: string | undefined,
  { secretKey, baseUrl }: NonNullable<Config['turnstile']>,
  time: Time,
): Promise<boolean> {
  if (response === '' || response.length > MAX_LENGTH) return false;
  const body = new URLSearchParams({ secret: secretKey, response, ...(visitorIp ? { remoteip: visitorIp } : {}) });
  const asked = fetch(`${baseUrl}/turnstile/v0/siteverify`, { method: 'POST', body, signal: time.timeout(WITHIN_MS) });
  const answer = safeParse(AnswerSchema, await asked.then((answered) => answered.json()).catch(String));
  const problem = answer.success ? answer.output['error-codes'].find((code) => NOT_THEIRS.test(code)) : 'no answer';
  if (problem === undefined) return answer.success && answer.output.success;
  log({ kind: 'turnstile', problem });
  return true;
}
