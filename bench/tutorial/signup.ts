/** The form of both tutorial Workers: stores a reader and sends them the first lesson. */

import { render } from 'react-email';
import { Resend } from 'resend';
import { type Env, headersFor, lessonFor, SUBSCRIBERS } from './reader.tsx';

/** `POST /subscribe`, a form with `email` and `name`; everything else is not found. */
export async function subscribe(request: Request, env: Env): Promise<Response> {
  if (request.method !== 'POST' || new URL(request.url).pathname !== '/subscribe') {
    return new Response('Not found', { status: 404 });
  }
  const form = await request.formData();
  const email = String(form.get('email') ?? '')
    .trim()
    .toLowerCase();
  const name = String(form.get('name') ?? '').trim();
  if (!/^\S+@\S+\.\S+$/.test(email)) return new Response('Please check the address.', { status: 422 });
  if ((await env.KV.get(SUBSCRIBERS + email)) === null) {
    const reader = { email, name, day: 0 };
    const { subject, react } = lessonFor(reader, env);
    const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
    const { error } = await resend.emails.send({
      from: env.FROM,
      to: email,
      subject,
      html: await render(react),
      text: await render(react, { plainText: true }),
      headers: headersFor(reader, env),
    });
    if (error) return new Response('Please try again.', { status: 503 });
    await env.KV.put(SUBSCRIBERS + email, JSON.stringify({ ...reader, day: 1 }));
  }
  return new Response('Welcome!');
}
