/** Resend as a `fetch` in the same process, for virtual time: requests and responses without streams. */
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api.ts';

/** What a call of `fetch` asks for. The body is text, or the bytes of one. */
export function requestOf(url: string, { method = 'GET', headers, body }: RequestInit): ApiRequest {
  const given = new Headers(headers);
  return {
    method,
    url: new URL(url),
    header: (name) => given.get(name),
    // A copy: the caller may give its memory back as soon as the call has left.
    body: body instanceof Uint8Array ? new Uint8Array(body) : String(body ?? ''),
  };
}

/** As much of a Response as is read of an answer. */
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
  // A real Response costs a stream each, and tens of thousands are made in a second.
  return light as unknown as Response;
}
