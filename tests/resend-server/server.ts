import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Listening, listen } from '../loopback/listen.ts';
import { Account, type SendingCall, type SettingsCall } from './account.ts';
import type { Answer } from './answer.ts';
import { type Accounts, control } from './control.ts';
import { Problem, problems } from './problem.ts';
import type { Endpoint } from './wire.ts';

/**
 * Starts a stand-in for those endpoints of https://resend.com/docs/api-reference that send, list mails, list domains,
 * and make and change webhooks, on loopback only.
 * `port` 0, the default, takes any free one. It does not keep a process alive that has nothing else to do.
 */
export async function startResend(options: { port?: number } = {}): Promise<Listening> {
  const accounts = accountsInMemory();
  const closing = new AbortController();
  return listen(
    (request, response) => {
      serve(request, response, accounts, closing.signal).catch((error: unknown) => {
        if (closing.signal.aborted) response.destroy();
        else refuse(response, new Problem(500, 'stand_in_error', String(error)));
      });
    },
    closing,
    options.port,
  );
}

function accountsInMemory(): Accounts {
  const accounts = new Map<string, Account>();
  return {
    get(apiKey) {
      const account = accounts.get(apiKey) ?? new Account();
      accounts.set(apiKey, account);
      return account;
    },
    delete: (apiKey) => accounts.delete(apiKey),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: Accounts,
  closing: AbortSignal,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const body = await text(request);
  if (url.pathname.startsWith('/control/')) return answer(response, control(method, url, body, accounts));

  const settings = settingsCall(method, url.pathname, body);
  const endpoint = sendingEndpoint(url.pathname);
  if (endpoint === null && settings === null) return refuse(response, problems.notFound);
  const isListing = method === 'GET' && endpoint === 'emails';
  if (settings === null && method !== 'POST' && !isListing) return refuse(response, problems.badMethod);
  if (!request.headers['user-agent']) {
    // The guard in front of the API answers this, in its own words and not in JSON.
    response.writeHead(403, { 'content-type': 'text/plain' }).end('error code: 1010');
    return;
  }
  const [, apiKey] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (apiKey === undefined) return refuse(response, problems.noApiKey);
  if (!apiKey.startsWith('re_')) return refuse(response, problems.badApiKey);
  const account = accounts.get(apiKey);
  if (settings !== null) return answer(response, account.manage(settings, Date.now()));
  if (endpoint === null) return;
  if (isListing) {
    const asked = (name: string) => url.searchParams.get(name);
    const page = { limit: asked('limit'), after: asked('after'), before: asked('before') };
    return answer(response, account.list(page, Date.now()));
  }
  const call: SendingCall = {
    endpoint,
    idempotencyKey: header(request, 'idempotency-key'),
    batchValidation: header(request, 'x-batch-validation'),
    body,
  };
  await react(response, account, call, closing);
}

async function react(
  response: ServerResponse,
  account: Account,
  call: SendingCall,
  closing: AbortSignal,
): Promise<void> {
  const reaction = account.receive(call, Date.now());
  switch (reaction.kind) {
    case 'answer':
      return answer(response, reaction.answer);
    case 'drop':
      response.destroy();
      return;
    case 'wait':
      await sleep(reaction.ms, undefined, { signal: closing, ref: false });
      return answer(response, reaction.resume(Date.now()));
  }
}

function sendingEndpoint(path: string): Endpoint | null {
  if (path === '/emails') return 'emails';
  return path === '/emails/batch' ? 'batch' : null;
}

function settingsCall(method: string, path: string, body: string): SettingsCall | null {
  const [, collection, id = null, ...rest] = path.split('/');
  if (rest.length > 0 || (collection !== 'domains' && collection !== 'webhooks')) return null;
  return { method, collection, id, body };
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function refuse(response: ServerResponse, problem: Problem): void {
  answer(response, { status: problem.statusCode, headers: {}, body: problem });
}

function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === null) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
