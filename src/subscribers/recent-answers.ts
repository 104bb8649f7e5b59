/**
 * Who was answered in the last ten minutes, in the location's cache: it costs no KV write, so that a flood of
 * fake signups stores nothing. It knows one location only, and nothing on workers.dev
 * (https://developers.cloudflare.com/workers/runtime-apis/cache/); signup.ts has a second line behind it.
 */
import { IDEMPOTENCY_WINDOW_MS } from '../domain/idempotency.ts';

const urlOf = (scope: string) => `https://answered.invalid/${scope}`;

/** Whether this location has answered the signup of this scope within ten minutes. */
export async function answeredLately(scope: string): Promise<boolean> {
  return (await caches.default.match(urlOf(scope))) !== undefined;
}

/** Remembers for ten minutes that the signup of this scope was answered. */
export async function rememberAnswer(scope: string): Promise<void> {
  const headers = { 'cache-control': `max-age=${IDEMPOTENCY_WINDOW_MS / 1000}` };
  await caches.default.put(urlOf(scope), new Response('answered', { headers }));
}
