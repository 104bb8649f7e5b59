/** A newcomer's hands on the local Worker, the one that `npm start` runs: the wall clock stands still, its own goes on. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { number, object, parse } from 'valibot';
import { course as shipped } from '../../src/course/compiled.ts';
import type { Course } from '../../src/course/course.ts';
import { DAY_MS } from '../../src/domain/time.ts';
import { createLocalWorker } from '../../src/local/worker.ts';
import { messages } from '../../src/locales/compiled.ts';
import { type TestCourse, tokenOf } from '../support/harness.ts';

const ClockSchema = object({ now: number() });

interface Settings {
  DAYSTEP_NOW?: string;
  LOCAL_TIME_ZONE?: string;
}

/** The course on one machine, over the storage and the mailbox of `course`; `sent` in place of the one that is shipped. */
export function localCourse(course: TestCourse, vars: Settings = {}, sent: Course = shipped) {
  const worker = createLocalWorker({ course: sent, messages });
  const env = () => ({ ...course.env, ...vars });

  async function ask(path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
    const context = createExecutionContext();
    const init = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
    const request = new Request(new URL(path, 'https://course.example'), { redirect: 'manual', headers, ...init });
    const response = await worker.fetch(request, env(), context);
    await waitOnExecutionContext(context);
    return response;
  }

  const now = async () => parse(ClockSchema, await (await ask('/local/clock')).json()).now;

  const tick = (scheduledTime: number) => worker.scheduled({ scheduledTime }, env());

  return {
    ask,
    now,
    tick,

    /** Signs up, from a network address of their own, and confirms. The page that answers. */
    async join(email: string, fields: Record<string, string> = {}): Promise<Response> {
      const ip = { 'cf-connecting-ip': `2001:db8::${email.length}:${email.charCodeAt(0)}` };
      await ask('/subscribe', { email, name: '', timezone: 'UTC', ...fields }, ip);
      const mail = (await course.mailsTo(email)).at(-1);
      if (!mail) throw new Error(`There is no mail to ${email}.`);
      return ask(`/confirm?token=${tokenOf(mail, 'confirm')}`, {});
    },

    /** So many days pass, with a tick each: each tick looks at all the slots since the one before it. */
    async live(days: number): Promise<void> {
      for (let day = 0; day < days; day += 1) await tick((await now()) + DAY_MS);
    },
  };
}
