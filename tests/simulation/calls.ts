/** What goes to Resend and what comes back, as far as the simulation makes it up itself. */
import * as v from 'valibot';
import type { Answer } from '../resend-server/answer.ts';
import type { Fault } from '../resend-server/wire.ts';

export const KEY_REFUSED: Fault = {
  kind: 'refuse',
  status: 403,
  name: 'invalid_api_key',
  message: 'API key is invalid.',
};

export const TOO_FAST: Fault = {
  kind: 'refuse',
  status: 429,
  name: 'rate_limit_exceeded',
  message: 'Too many requests.',
  headers: { 'retry-after': '1' },
};

export const down = (): Fault => ({ kind: 'refuse', status: 500, name: 'internal_server_error' });

/** As much of a Response as the Worker reads, without its streams. */
export function responseOf({ status, headers, body }: Answer): Response {
  const text = JSON.stringify(body);
  const light = {
    ok: status < 400,
    status,
    statusText: '',
    headers: new Headers(headers),
    text: async () => text,
    json: async () => JSON.parse(text),
  };
  return light as unknown as Response;
}

/** The body of a call, which is text or the bytes of one. */
export function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '');
}

const sent = v.looseObject({ to: v.string(), tags: v.array(v.object({ name: v.string(), value: v.string() })) });

/** Whom the mails of a call are for, and which lesson each of them is, if it is one. */
export function mailsIn(body: string): { to: string; lesson: string | null }[] {
  return v.parse(v.array(sent), [JSON.parse(body)].flat()).map(({ to, tags }) => ({
    to,
    lesson: tags.find(({ name }) => name === 'lesson')?.value ?? null,
  }));
}
