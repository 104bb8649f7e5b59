/** Requests that the harness does not make: other methods, `request.cf`, another configuration. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import type { Env } from '../../src/env.ts';
import worker from '../../src/index.ts';

export async function send(env: Env, path: string, init: RequestInit = {}): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(new URL(path, 'https://course.example'), { redirect: 'manual', ...init });
  const response = await worker.fetch(request, env, context);
  await waitOnExecutionContext(context);
  return response;
}

/** What a browser posts when a form is sent. */
export function formBody(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}
