/**
 * The tutorial Worker as somebody writes it who knows `batch.send`: a hundred readers at a time are read together,
 * drawn, sent in one call, and stored together.
 */
import { render } from 'react-email';
import { Resend } from 'resend';
import { type Env, headersFor, isFinished, lessonFor, SUBSCRIBERS, type Subscriber } from './reader.tsx';
import { subscribe } from './signup.ts';

const BATCH = 100;

export default {
  fetch: (request: Request, env: Env) => subscribe(request, env),

  async scheduled(_controller: unknown, env: Env): Promise<void> {
    const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
    let cursor: string | undefined;
    do {
      const page = await env.KV.list({ prefix: SUBSCRIBERS, limit: BATCH, ...(cursor ? { cursor } : {}) });
      await sendAll(
        page.keys.map(({ name }) => name),
        resend,
        env,
      );
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor);
  },
};

async function sendAll(keys: string[], resend: Resend, env: Env): Promise<void> {
  if (keys.length === 0) return;
  const found = await env.KV.get<Subscriber>(keys, 'json');
  const readers = [...found.values()].filter((reader) => reader !== null).filter((reader) => !isFinished(reader));
  if (readers.length === 0) return;
  const mails = await Promise.all(readers.map((reader) => mailFor(reader, env)));
  let { error } = await resend.batch.send(mails);
  while (error?.name === 'rate_limit_exceeded') {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    ({ error } = await resend.batch.send(mails));
  }
  if (error) return console.error(error.message);
  await Promise.all(
    readers.map((reader) => env.KV.put(SUBSCRIBERS + reader.email, JSON.stringify({ ...reader, day: reader.day + 1 }))),
  );
}

async function mailFor(reader: Subscriber, env: Env) {
  const { subject, react } = lessonFor(reader, env);
  const [html, text] = await Promise.all([render(react), render(react, { plainText: true })]);
  return { from: env.FROM, to: reader.email, subject, html, text, headers: headersFor(reader, env) };
}
