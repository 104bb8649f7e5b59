/**
 * The Worker as the gallery and the browser's tests run it, by the local clock and without its bar: a request may say what
 * time it is (`x-now`, ms), so that a reader's page is of the day that the ticks have come to, what fails just now
 * (`x-fault`), so that the pages for that can be seen, and how many readers there are (`x-readers`), so that the
 * operator's pages can be seen with a crowd. It is never deployed.
 */

import { course } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import type { Env } from '../../../src/env.ts';
import { type LocalEnv, readClock } from '../../../src/local/clock.ts';
import { createLocalWorker } from '../../../src/local/worker.ts';
import { messages } from '../../../src/locales/compiled.ts';
import { createWorker } from '../../../src/worker.ts';
import { withCrowd } from './crowd.ts';
import { BEHIND_MS, withTrouble } from './trouble.ts';

/**
 * What can fail: the storage, the mail service, the ticks; a crowd signs up just now; the operator has set nothing up. And
 * what is no fault: robots are kept out.
 */
function faulty(env: Env, fault: string | null, now: number): Env {
  switch (fault) {
    case 'storage':
      return { ...env, KV: new Proxy(env.KV, { get: () => () => Promise.reject(new Error('Away, as asked.')) }) };
    case 'trouble':
      return { ...env, KV: withTrouble(env.KV, now) };
    case 'mail':
      return { ...env, RESEND_BASE_URL: 'http://127.0.0.1:9' };
    case 'crowd':
      return { ...env, SIGNUP_RATE_LIMIT: { limit: async () => ({ success: false }) } };
    case 'robots':
      return { ...env, TURNSTILE_SITE_KEY: '1x00000000000000000000AA', TURNSTILE_SECRET_KEY: 'of-no-use-here' };
    case 'setup':
      return { ...env, FROM: '', POSTAL_ADDRESS: '' };
    default:
      return env;
  }
}

const local = createLocalWorker({ course, messages });

let crowd: { name: string; kv: KVNamespace } | null = null;

/** The environment in which so many readers have signed up. The crowd of the last request is kept: one takes a second. */
async function crowded(
  env: Env,
  readers: number,
  { now, sentUntil }: { now: number; sentUntil: number },
): Promise<Env> {
  const name = [readers, now, sentUntil].join();
  if (crowd?.name !== name) {
    const kv = await withCrowd(env.KV, { readers, lessons: slugsOf(course), now, sentUntil });
    crowd = { name, kv };
  }
  return { ...env, KV: crowd.kv };
}

export default {
  async fetch(request: Request, bindings: LocalEnv, context: ExecutionContext) {
    if (new URL(request.url).pathname === '/local/clock') return local.fetch(request, bindings, context);
    const clock = await readClock(bindings);
    const { env } = clock;
    const asked = Number(request.headers.get('x-now'));
    const time = asked > 0 ? { ...clock.time, now: () => asked } : clock.time;
    const now = time.now();
    const fault = request.headers.get('x-fault');
    const readers = request.headers.get('x-readers');
    const sentUntil = fault === 'trouble' ? now - BEHIND_MS : now;
    const around = readers === null ? env : await crowded(env, Number(readers), { now, sentUntil });
    return createWorker({ course, messages, time }).fetch(request, faulty(around, fault, now), context);
  },
  scheduled: local.scheduled,
};
