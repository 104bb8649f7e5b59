/**
 * Who was answered in the last ten minutes, in the location's cache: it costs no KV write, so that a flood of
 * fake signups stores nothing. It knows one location only, and nothing on workers.dev
 * (https://developers.cloudflare.com/workers/runtime-apis/cache/); signup.ts has a second line behind it.
 */
import { SIGNUP_WINDOW_MS } from '../core/idempotency.ts';

const urlOf = (subject: string) => `https://answered.invalid/${subject}`;

export async function answeredLately(subject: string): Promise<boolean> {
  return (await caches.default.match(urlOf(subject))) !== undefined;
}

export async function rememberAnswer(subject: string): Promise<void> {
  const headers = { 'cache-control': `max-age=${SIGNUP_WINDOW_MS / 1000}` };
  await caches.default.put(urlOf(subject), new Response('answered', { headers }));
}
