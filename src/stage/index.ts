/**
 * The Worker as the gallery and the browser's tests run it, in place of index.ts: the same, but a request may say what
 * time it is (`x-now`, ms), so that a reader's page is of the day that the ticks have come to, and what fails just now
 * (`x-fault`), so that the pages for that can be seen. It is never deployed.
 */
import { course } from '../course.ts';
import { wallTime } from '../edges.ts';
import type { Env } from '../env.ts';
import { createWorker } from '../worker.ts';

const onWallTime = createWorker({ course, time: wallTime });

/** What can fail: the storage, the mail service; a crowd has signed up; the operator has set nothing up. */
function faulty(env: Env, fault: string | null): Env {
  switch (fault) {
    case 'storage':
      return { ...env, KV: new Proxy(env.KV, { get: () => () => Promise.reject(new Error('Away, as asked.')) }) };
    case 'mail':
      return { ...env, RESEND_BASE_URL: 'http://127.0.0.1:9' };
    case 'crowd':
      return { ...env, SIGNUP_RATE_LIMIT: { limit: async () => ({ success: false }) } };
    case 'setup':
      return { ...env, FROM: '', POSTAL_ADDRESS: '' };
    default:
      return env;
  }
}

export default {
  fetch(request: Request, env: Env, context: ExecutionContext) {
    const asked = Number(request.headers.get('x-now'));
    const time = asked > 0 ? { ...wallTime, now: () => asked } : wallTime;
    return createWorker({ course, time }).fetch(request, faulty(env, request.headers.get('x-fault')), context);
  },
  scheduled: onWallTime.scheduled,
};
