/**
 * A stand-in for Cloudflare's Turnstile, on loopback only: `POST /turnstile/v0/siteverify` answers the secrets for
 * tests as Cloudflare's page on testing says, and no other secret. Before it in the path may stand how it is out of
 * order: `/error`, `/garbage`, `/hang`, `/drop`. `GET /asked/<response>` says what was asked of it about a response.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Listening, listen } from '../loopback/listen.ts';
import { SECRETS } from './keys.ts';

const VERIFY = '/turnstile/v0/siteverify';

const REFUSALS: Record<string, string> = {
  '': 'missing-input-secret',
  [SECRETS.fails]: 'invalid-input-response',
  [SECRETS.spent]: 'timeout-or-duplicate',
};

export async function startTurnstileServer(): Promise<Listening> {
  const asked: Record<string, string>[] = [];
  const closing = new AbortController();
  return listen((request, response) => {
    serve(request, response, asked, closing.signal).catch(() => response.destroy());
  }, closing);
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Record<string, string>[],
  closing: AbortSignal,
): Promise<void> {
  const path = request.url ?? '';
  if (path.startsWith('/asked/')) {
    const about = decodeURIComponent(path.slice('/asked/'.length));
    return answer(response, 200, JSON.stringify(asked.filter((one) => one['response'] === about)));
  }
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || !path.endsWith(VERIFY) || !isForm) return answer(response, 404, '{}');
  const fields = Object.fromEntries(new URLSearchParams(await text(request)));
  asked.push(fields);
  switch (path.slice(0, -VERIFY.length)) {
    case '/error':
      return answer(response, 500, '<h1>Internal error</h1>');
    case '/garbage':
      return answer(response, 200, 'null');
    case '/hang':
      await sleep(600_000, undefined, { signal: closing, ref: false });
      return;
    case '/drop':
      response.destroy();
      return;
    default:
      return answer(response, 200, JSON.stringify(verdict(fields)));
  }
}

function verdict({ secret = '', response = '' }: Record<string, string>): object {
  const refusal = REFUSALS[secret] ?? (secret === SECRETS.passes ? undefined : 'invalid-input-secret');
  const problem = refusal ?? (response === '' ? 'missing-input-response' : undefined);
  return { success: problem === undefined, 'error-codes': problem === undefined ? [] : [problem] };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
