/**
 * Who was answered in the last ten minutes, in the location's cache: it costs no KV write, so that a flood of
 * fake signups stores nothing. It knows one location only, and nothing on workers.dev
 * (https://developers.cloudflare.com/workers/runtime-apis/cache/); signup.ts has a second line behind it.
 */
import { IDEMPOTENCY_WINDOW_MS } from '../domain/idempotency.ts';

/** Holds the instant (ms) at which the signup was answered. */
const urlOf = (scope: string) => `https://answered.invalid/${scope}`;

/** Whether this location has answered the signup of this scope within ten minutes before `now` (ms). */
export async function answeredLately(scope: string, now: number): Promise<boolean> {
  const answer = await caches.default.match(urlOf(scope));
  return answer !== undefined && now - Number(await answer.text()) < IDEMPOTENCY_WINDOW_MS;
}

/** Remembers for ten minutes that the signup of this scope was answered at `now` (ms). */
export async function rememberAnswer(scope: string, now: number): Promise<void> {
  const headers = { 'cache-control': `max-age=${IDEMPOTENCY_WINDOW_MS / 1000}` };
  await caches.default.put(urlOf(scope), new Response(String(now), { headers }));
}
