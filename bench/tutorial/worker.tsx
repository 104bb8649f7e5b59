/**
 * The tutorial Worker: what the documentation of Workers KV, Resend and React Email adds up to. Once a day it goes
 * through its readers, draws each one's lesson, sends it, and stores that they had it. It waits when it is told to.
 */
import { render } from 'react-email';
import { Resend } from 'resend';
import { type Env, headersFor, isFinished, lessonFor, SUBSCRIBERS, type Subscriber } from './reader.tsx';
import { subscribe } from './signup.ts';

export default {
  fetch: (request: Request, env: Env) => subscribe(request, env),

  async scheduled(_controller: unknown, env: Env): Promise<void> {
    const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
    let cursor: string | undefined;
    do {
      const page = await env.KV.list({ prefix: SUBSCRIBERS, ...(cursor ? { cursor } : {}) });
      for (const { name: key } of page.keys) await sendNext(key, resend, env);
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor);
  },
};

async function sendNext(key: string, resend: Resend, env: Env): Promise<void> {
  const reader = await env.KV.get<Subscriber>(key, 'json');
  if (reader === null || isFinished(reader)) return;
  const { subject, react } = lessonFor(reader, env);
  const mail = {
    from: env.FROM,
    to: reader.email,
    subject,
    html: await render(react),
    text: await render(react, { plainText: true }),
    headers: headersFor(reader, env),
  };
  let { error } = await resend.emails.send(mail);
  while (error?.name === 'rate_limit_exceeded') {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    ({ error } = await resend.emails.send(mail));
  }
  if (error) return console.error(key, error.message);
  await env.KV.put(key, JSON.stringify({ ...reader, day: reader.day + 1 }));
}
