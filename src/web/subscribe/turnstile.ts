/** Cloudflare Turnstile's verification on the server (https://developers.cloudflare.com/turnstile/get-started/server-side-validation/). */
import { array, boolean, object, optional, safeParse, string } from 'valibot';
import type { Config } from '../../config.ts';
import type { Time } from '../../domain/time.ts';
import { log } from '../../log.ts';

/** How long a visitor waits for Cloudflare (ms). */
const TIMEOUT_MS = 5_000;

/** The longest response that the widget makes (characters). */
const MAX_RESPONSE_LENGTH = 2048;

const AnswerSchema = object({ success: boolean(), 'error-codes': optional(array(string()), []) });

/** Error codes that are our fault or Cloudflare's, not the visitor's. */
const SERVER_ERROR = /secret|internal-error|bad-request/;

/**
 * Whether the signup may pass: the widget's response is valid and was not used before. If Cloudflare cannot be asked,
 * every signup passes, because no visitor is to be refused for that: the rate limit still holds, and the log says so.
 */
export async function isPerson(
  response: string,
  visitorIp: string | undefined,
  { secretKey, baseUrl }: NonNullable<Config['turnstile']>,
  time: Time,
): Promise<boolean> {
  if (response === '' || response.length > MAX_RESPONSE_LENGTH) return false;
  const body = new URLSearchParams({ secret: secretKey, response, ...(visitorIp ? { remoteip: visitorIp } : {}) });
  const asked = fetch(`${baseUrl}/turnstile/v0/siteverify`, { method: 'POST', body, signal: time.timeout(TIMEOUT_MS) });
  const answer = safeParse(AnswerSchema, await asked.then((answered) => answered.json()).catch(String));
  const problem = answer.success ? answer.output['error-codes'].find((code) => SERVER_ERROR.test(code)) : 'no answer';
  if (problem === undefined) return answer.success && answer.output.success;
  log({ kind: 'turnstile', problem });
  return true;
}
